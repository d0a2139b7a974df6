package dev.migrate.author;

import dev.migrate.author.draft.RevisionDraft;
import dev.migrate.test.rules.PublicTypes;
import dev.migrate.test.rules.PublicTypesContract;

class ApiTests implements PublicTypesContract {

	private static final PublicTypes TYPES = PublicTypes.besides(RevisionDraft.class);

	@Override
	public PublicTypes types() {
		return TYPES;
	}

}
