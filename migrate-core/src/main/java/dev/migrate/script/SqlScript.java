package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operations;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.SqlSections.SqlText;
import dev.migrate.sql.Placeholders;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * A revision in an SQL file, of which the header has been read.
 */
final class SqlScript implements Script {

	private final RevisionFile file;

	private final SqlHeader header;

	private final String dialect;

	private final SectionNames names;

	private final Map<String, String> placeholders;

	private volatile @Nullable String checksum;

	/** Of a big file. */
	private volatile @Nullable SqlSections sections;

	private SqlScript(RevisionFile file, SqlHeader header, String dialect, SectionNames names,
			Map<String, String> placeholders) {
		this.file = file;
		this.header = header;
		this.dialect = dialect;
		this.names = names;
		this.placeholders = placeholders;
	}

	static SqlScript read(RevisionFile file, String dialect, SectionNames names, Map<String, String> placeholders) {
		SqlHeader header = readHeader(file.origin(), file.resource(), names);
		if (header.first().section() != Section.UPGRADE) {
			SqlSections.read(file.origin(), file.resource(), header, names, dialect);
		}
		return new SqlScript(file, header, dialect, names, placeholders);
	}

	/**
	 * A revision in a file that need not be read before it runs.
	 * @param header what stands before its first section
	 * @param checksum the checksum of its upgrade; {@code null} if it is not known
	 */
	static SqlScript known(RevisionFile file, SqlHeader header, @Nullable String checksum, String dialect,
			SectionNames names, Map<String, String> placeholders) {
		SqlScript script = new SqlScript(file, header, dialect, names, placeholders);
		script.checksum = checksum;
		return script;
	}

	/**
	 * What an index keeps of it.
	 */
	RevisionIndex.Entry indexed() {
		List<String> checksums = new ArrayList<>();
		for (String name : this.names.taken().keySet()) {
			checksums.add(sections(name).checksum(Section.UPGRADE));
		}
		return new RevisionIndex.Entry(null, this.header, checksums);
	}

	private static SqlHeader readHeader(String name, Resource resource, SectionNames names) {
		try (InputStream input = resource.getInputStream()) {
			return SqlHeaderReader.read(name, input, names);
		}
		catch (IOException ex) {
			throw RevisionFileException.unreadable(name, ex);
		}
	}

	@Override
	public RevisionNode node() {
		return new RevisionNode(this.header.text(HeaderKey.REVISION), this.header.list(HeaderKey.DOWN_REVISION),
				this.header.list(HeaderKey.DEPENDS_ON), new LinkedHashSet<>(this.header.list(HeaderKey.BRANCH_LABELS)),
				this.header.text(HeaderKey.MESSAGE), this.file.origin() + ":" + this.header.line(HeaderKey.REVISION));
	}

	@Override
	public Type type() {
		return Type.SQL;
	}

	@Override
	public String name() {
		return this.file.name();
	}

	@Override
	public boolean transactional() {
		return this.header.flag(HeaderKey.TRANSACTIONAL);
	}

	@Override
	public String createdAt() {
		return this.header.text(HeaderKey.CREATED);
	}

	@Override
	public List<External> external() {
		return this.header.external();
	}

	@Override
	public Optional<String> checksum() {
		String known = this.checksum;
		if (known == null) {
			known = sections(this.dialect).checksum(Section.UPGRADE);
			this.checksum = known;
		}
		return Optional.of(known);
	}

	@Override
	public boolean matches(String earlier) {
		return earlier.equals(this.checksum) || sections(this.dialect).matches(Section.UPGRADE, earlier);
	}

	/**
	 * Both directions are read: a revision that could not be taken down again is found
	 * out before it runs.
	 */
	@Override
	public void check() {
		check(sections(this.dialect));
	}

	private void check(SqlSections sections) {
		if (!this.dialect.isEmpty() && !sections.has(Section.UPGRADE)) {
			throw missing(sections, Section.UPGRADE, this.dialect);
		}
		sections.check();
	}

	@Override
	public boolean downgradeWritten() {
		return sections(this.dialect).has(Section.DOWNGRADE);
	}

	@Override
	public boolean selfContained() {
		return true;
	}

	@Override
	public Migration load() {
		return new SqlMigration(this, null);
	}

	@Override
	public Migration checked() {
		SqlSections sections = sections(this.dialect);
		check(sections);
		if (!sections.areShort()) {
			return load();
		}
		if (this.checksum == null) {
			this.checksum = sections.checksum(Section.UPGRADE);
		}
		return new SqlMigration(this, sections);
	}

	/**
	 * Read what is to run, with the values of its placeholders.
	 * @param section the kind of section
	 * @param databaseDialect the name of the dialect that it runs on
	 * @param each is given the operations; several only of a big file, and none if there
	 * is nothing in the section
	 * @throws SectionMissingException if there is nothing for that database
	 */
	private void read(SqlSections sections, Section section, String databaseDialect, Consumer<ExecuteSql> each) {
		if (!sections.read(section, (text) -> each.accept(operation(text)))) {
			throw missing(sections, section, databaseDialect);
		}
	}

	private ExecuteSql operation(SqlText found) {
		if (!this.header.flag(HeaderKey.PLACEHOLDERS) || !found.text().contains("${")) {
			return new ExecuteSql(found.text(), this.file.origin(), found.line(), null);
		}
		Placeholders.Replaced replaced = Placeholders.replace(found.text(), this.placeholders, found.line(),
				this.file.origin());
		return new ExecuteSql(replaced.text(), this.file.origin(), found.line(), null, Map.of(),
				replaced.values()
					.stream()
					.map((value) -> new ExecuteSql.Placeholder(value.name(), value.begin(), value.end()))
					.toList());
	}

	private SqlSections sections(String databaseDialect) {
		SqlSections known = this.sections;
		if (known == null || !known.areCurrent(databaseDialect)) {
			known = SqlSections.read(this.file.origin(), this.file.resource(), this.header, this.names,
					databaseDialect);
			this.sections = known.areCurrent(databaseDialect) ? known : null;
		}
		return known;
	}

	private SectionMissingException missing(SqlSections sections, Section section, String databaseDialect) {
		return new SectionMissingException(this.file.origin(), this.header.sectionLine(), section.word(),
				sections.databases(section), databaseDialect);
	}

	@Override
	public String toString() {
		return this.file.origin();
	}

	/**
	 * The body of a revision in an SQL file.
	 *
	 * @param checked the sections as they have been checked, if the file is short
	 */
	private record SqlMigration(SqlScript script, @Nullable SqlSections checked) implements Migration {

		@Override
		public void upgrade(Operations op) {
			run(Section.UPGRADE, op);
		}

		@Override
		public void downgrade(Operations op) {
			run(Section.DOWNGRADE, op);
		}

		private void run(Section section, Operations op) {
			SqlSections known = this.checked;
			SqlSections sections = (known != null && known.areFor(op.dialect())) ? known
					: this.script.sections(op.dialect());
			this.script.read(sections, section, op.dialect(), op::apply);
		}

	}

}
