package dev.migrate.author.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.migrate.revision.RevisionNode;
import dev.migrate.script.External;
import dev.migrate.script.Migration;
import dev.migrate.script.Script;
import org.jspecify.annotations.Nullable;

/**
 * A revision of which the source has been read. What it does is what was built of it, if
 * that is there.
 */
record SourceScript(RevisionNode node, Script.Type type, String name, Path file, boolean transactional,
		String createdAt, List<External> external, @Nullable Script built) implements Script {

	/**
	 * A class.
	 * @param revision what its annotation says
	 * @param built what was built of it, if it is newer than the source
	 */
	static SourceScript of(SourceRevision revision, @Nullable Script built) {
		return new SourceScript(revision.node(), Script.Type.JAVA, revision.className(), revision.file(),
				revision.transactional(), revision.createdAt(), revision.external(), built);
	}

	/**
	 * An SQL file.
	 * @param script the file
	 * @param name its path in the class path
	 * @param file where it is
	 * @param origin what messages call it
	 */
	static SourceScript of(Script script, String name, Path file, String origin) {
		String line = script.node().origin().replaceFirst("^.*(?=:\\d+$)", "");
		RevisionNode node = script.node();
		return new SourceScript(
				new RevisionNode(node.id(), node.downRevisions(), node.dependsOn(), node.branchLabels(), node.message(),
						origin + line),
				Script.Type.SQL, name, file, script.transactional(), script.createdAt(), script.external(), script);
	}

	boolean isBuilt() {
		return this.built != null;
	}

	@Override
	public Optional<String> checksum() {
		return (this.built != null) ? this.built.checksum() : Optional.empty();
	}

	@Override
	public boolean matches(String checksum) {
		return this.built == null || this.built.matches(checksum);
	}

	@Override
	public void check() {
		body().check();
	}

	@Override
	public boolean downgradeWritten() {
		return body().downgradeWritten();
	}

	@Override
	public boolean selfContained() {
		return body().selfContained();
	}

	@Override
	public Migration load() {
		return body().load();
	}

	private Script body() {
		if (this.built == null) {
			throw new IllegalStateException("'" + this.name + "' is not built");
		}
		return this.built;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
