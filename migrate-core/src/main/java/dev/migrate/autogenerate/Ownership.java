package dev.migrate.autogenerate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.DataAccessInRecordingException;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.operation.RenameTable;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableName;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what revisions make, by having them say what they do, without a database. SQL
 * text is searched for what creates, renames and drops. Of a revision that reads data,
 * what it does before is known and nothing more; of one that asks for beans or fails,
 * nothing. Used once.
 */
public final class Ownership {

	private static final Logger logger = LoggerFactory.getLogger(Ownership.class);

	private final DatabaseProfile profile;

	private final Set<TableName> tables = new LinkedHashSet<>();

	private final Set<TableName> sequences = new LinkedHashSet<>();

	private final Set<TableName> enums = new LinkedHashSet<>();

	private Ownership(DatabaseProfile profile) {
		this.profile = profile;
	}

	/**
	 * Find out what revisions make.
	 * @param scripts the revisions
	 * @param profile the database that they are for
	 * @return what they have made when all of them are applied
	 */
	public static Owned of(Scripts scripts, DatabaseProfile profile) {
		Ownership ownership = new Ownership(profile);
		List<String> ids = scripts.graph().nodes().stream().map(RevisionNode::id).toList();
		scripts.graph()
			.oldestFirst(ids)
			.stream()
			.map((revision) -> scripts.get(revision.id()))
			.filter(Script::selfContained)
			.forEach((script) -> ownership.operations(script).forEach(ownership::replay));
		return new Owned(ownership.tables, ownership.sequences, ownership.enums);
	}

	private List<Operation> operations(Script script) {
		return entries(script).stream().map(Recording.Entry::operation).toList();
	}

	private List<Recording.Entry> entries(Script script) {
		try {
			return Recording.of(this.profile.dialect().name(), script.load()::upgrade).entries();
		}
		catch (DataAccessInRecordingException ex) {
			return ex.before();
		}
		catch (RuntimeException ex) {
			// It may need what is there only in a run. What it makes is not known to be
			// ours then, and is left alone.
			logger.debug("Revision '{}' does not say what it makes without being run", script.node().id(), ex);
			return List.of();
		}
	}

	private void replay(Operation operation) {
		if (operation instanceof CreateTable create) {
			this.tables.add(create.table().name());
			create.table().columns().forEach((column) -> brings(create.table().name(), column.type()));
		}
		else if (operation instanceof AddColumn add) {
			brings(add.table(), add.column().type());
		}
		else if (operation instanceof AlterColumn alter && alter.changes().type() != null) {
			brings(alter.table(), alter.changes().type());
		}
		else if (operation instanceof RenameTable rename) {
			renamed(rename.table(), rename.table().withName(rename.newName()));
		}
		else if (operation instanceof DropTable drop) {
			this.tables.remove(drop.table());
		}
		else if (operation instanceof CreateSequence create) {
			this.sequences.add(new TableName(create.sequence().schema(), create.sequence().name()));
		}
		else if (operation instanceof DropSequence drop) {
			this.sequences.remove(new TableName(drop.schema(), drop.name()));
		}
		else if (operation instanceof CreateEnum create) {
			this.enums.add(new TableName(create.enumeration().schema(), create.enumeration().name()));
		}
		else if (operation instanceof DropEnum drop) {
			this.enums.remove(new TableName(drop.schema(), drop.name()));
		}
		else if (operation instanceof ExecuteSql execute) {
			replay(execute);
		}
	}

	/**
	 * A column creates its enum type unless that exists.
	 */
	private void brings(TableName table, ColumnType type) {
		ColumnType.Enumeration enumeration = type.enumeration();
		if (enumeration != null && !enumeration.existing()) {
			this.enums.add(WantedEnums.name(table, enumeration));
		}
	}

	private void replay(ExecuteSql execute) {
		SqlSplitter splitter = new SqlSplitter(this.profile.dialect().syntax());
		for (SqlStatement statement : splitter.split(execute.sql(), execute.line(),
				execute.origin().isEmpty() ? null : execute.origin())) {
			SchemaStatement.parse(statement.text(), this.profile).ifPresent(this::replay);
		}
	}

	private void replay(SchemaStatement statement) {
		Set<TableName> names = switch (statement.kind()) {
			case TABLE -> this.tables;
			case SEQUENCE -> this.sequences;
			case TYPE -> this.enums;
		};
		statement.dropped().forEach(names::remove);
		names.addAll(statement.created());
		statement.renamed().forEach(this::renamed);
	}

	private void renamed(TableName before, TableName after) {
		if (this.tables.remove(before)) {
			this.tables.add(after);
		}
	}

}
