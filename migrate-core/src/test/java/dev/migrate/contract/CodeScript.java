package dev.migrate.contract;

import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.operation.Operations;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Migration;
import dev.migrate.script.Script;

/**
 * A revision whose body is given.
 *
 * @param node its place in the graph
 * @param upgrade the body
 */
public record CodeScript(RevisionNode node, Consumer<Operations> upgrade) implements Script {

	@Override
	public Type type() {
		return Type.JAVA;
	}

	@Override
	public String name() {
		return "db.revisions." + this.node.id();
	}

	@Override
	public boolean transactional() {
		return true;
	}

	@Override
	public String createdAt() {
		return "";
	}

	@Override
	public Optional<String> checksum() {
		return Optional.empty();
	}

	@Override
	public boolean matches(String checksum) {
		return true;
	}

	@Override
	public void check() {
	}

	@Override
	public boolean downgradeWritten() {
		return false;
	}

	@Override
	public boolean selfContained() {
		return true;
	}

	@Override
	public Migration load() {
		return this.upgrade::accept;
	}

}
