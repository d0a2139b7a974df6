package dev.migrate.author.roundtrip;

import dev.migrate.autogenerate.Renames;
import dev.migrate.schema.Schema;

/**
 * A way from one schema to another and back.
 *
 * @param before the schema that is there first
 * @param after the schema that is wanted then
 * @param renames what the second calls otherwise
 * @param cautious whether what would lose data stays as it is written, as a comment;
 * otherwise a person has said that it may be lost
 * @param rows how many rows each table has
 * @param views whether a view of users stands upon each table that stays
 */
record Journey(Schema before, Schema after, Renames renames, boolean cautious, int rows, boolean views) {

	Journey with(Schema before, Schema after) {
		return new Journey(before, after, this.renames, this.cautious, this.rows, this.views);
	}

	Journey withRows(int rows) {
		return new Journey(this.before, this.after, this.renames, this.cautious, rows, this.views);
	}

	Journey withViews(boolean views) {
		return new Journey(this.before, this.after, this.renames, this.cautious, this.rows, views);
	}

	Journey withCaution(boolean cautious) {
		return new Journey(this.before, this.after, this.renames, cautious, this.rows, this.views);
	}

}
