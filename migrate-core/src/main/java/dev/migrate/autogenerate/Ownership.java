package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AlterColumn;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.CustomOperation;
import dev.migrate.operation.DataAccessInRecordingException;
import dev.migrate.operation.DropEnum;
import dev.migrate.operation.DropSequence;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.KnownObjects;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Recording;
import dev.migrate.operation.RenameTable;
import dev.migrate.revision.RevisionNode;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TableName;
import dev.migrate.script.External;
import dev.migrate.script.Script;
import dev.migrate.script.Scripts;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlSplitter;
import dev.migrate.sql.SqlStatement;
import org.slf4j.Logger;

/**
 * Finds out what revisions make, by having them say what they do, without a database. SQL
 * text is searched for what creates, renames and drops. Of a revision that reads data,
 * what it does before is known and nothing more; of one that asks for beans or fails,
 * nothing. Used once.
 */
@Internal
public final class Ownership {

	private static final Logger logger = RunLog.of(Ownership.class);

	private static final Runnable NOTHING = () -> {
	};

	private final DatabaseProfile profile;

	private final Set<TableName> tables = new LinkedHashSet<>();

	private final Set<TableName> sequences = new LinkedHashSet<>();

	private final Set<TableName> enums = new LinkedHashSet<>();

	private final KnownObjects objects;

	private final Externals externals;

	private Ownership(DatabaseProfile profile) {
		this.profile = profile;
		this.objects = new KnownObjects(profile.dialect().syntax());
		this.externals = new Externals(profile);
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
			.forEach(ownership::replay);
		return ownership.owned();
	}

	private Owned owned() {
		return new Owned(this.tables, without(External.Kind.SEQUENCE, this.sequences),
				without(External.Kind.ENUM, this.enums), this.objects.all(),
				this.objects.made().stream().filter((object) -> !this.externals.includes(object)).toList(),
				this.externals.tables(this.tables));
	}

	private Set<TableName> without(External.Kind kind, Set<TableName> names) {
		Set<TableName> ours = new LinkedHashSet<>(names);
		ours.removeIf((name) -> this.externals.includes(kind, name));
		return ours;
	}

	private void replay(Script script) {
		if (script.selfContained()) {
			Replay replay = new Replay();
			entries(script).forEach((entry) -> {
				entry.operation().accept(replay).run();
				entry.operation().accept(this.objects);
			});
		}
		this.externals.add(script.external());
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
			SchemaStatement.of(statement, this.profile).ifPresent(this::replay);
		}
	}

	private void replay(SchemaStatement statement) {
		switch (statement.kind()) {
			case TABLE -> replay(statement, External.Kind.TABLE, this.tables);
			case SEQUENCE -> replay(statement, External.Kind.SEQUENCE, this.sequences);
			case TYPE -> replay(statement, External.Kind.ENUM, this.enums);
			default -> throw new IllegalStateException(statement.kind() + " is nobody's own");
		}
	}

	private void replay(SchemaStatement statement, External.Kind kind, Set<TableName> names) {
		statement.dropped().forEach((name) -> dropped(kind, names, name));
		names.addAll(statement.created());
		statement.renamed().forEach(this::renamed);
	}

	private void renamed(TableName before, TableName after) {
		if (this.tables.remove(before)) {
			this.tables.add(after);
		}
		this.externals.renamed(before, after);
	}

	private void dropped(External.Kind kind, Set<TableName> names, TableName name) {
		names.remove(name);
		this.externals.dropped(kind, name);
	}

	/**
	 * Follows tables, sequences and enum types as operations make, rename and drop them.
	 */
	private final class Replay implements GroupingOperationVisitor<Runnable> {

		@Override
		public Runnable visit(CreateTable create) {
			return () -> {
				Ownership.this.tables.add(create.table().name());
				create.table().columns().forEach((column) -> brings(create.table().name(), column.type()));
			};
		}

		@Override
		public Runnable visit(AddColumn add) {
			return () -> brings(add.table(), add.column().type());
		}

		@Override
		public Runnable visit(AlterColumn alter) {
			ColumnType type = alter.changes().type();
			return (type != null) ? () -> brings(alter.table(), type) : NOTHING;
		}

		@Override
		public Runnable visit(RenameTable rename) {
			return () -> renamed(rename.table(), rename.table().withName(rename.newName()));
		}

		@Override
		public Runnable visit(DropTable drop) {
			return () -> dropped(External.Kind.TABLE, Ownership.this.tables, drop.table());
		}

		@Override
		public Runnable visit(CustomOperation custom) {
			return () -> custom.steps().forEach((step) -> step.accept(this).run());
		}

		@Override
		public Runnable visit(CreateSequence create) {
			return () -> Ownership.this.sequences
				.add(new TableName(create.sequence().schema(), create.sequence().name()));
		}

		@Override
		public Runnable visit(DropSequence drop) {
			return () -> dropped(External.Kind.SEQUENCE, Ownership.this.sequences,
					new TableName(drop.schema(), drop.name()));
		}

		@Override
		public Runnable visit(CreateEnum create) {
			return () -> Ownership.this.enums
				.add(new TableName(create.enumeration().schema(), create.enumeration().name()));
		}

		@Override
		public Runnable visit(DropEnum drop) {
			return () -> dropped(External.Kind.ENUM, Ownership.this.enums, new TableName(drop.schema(), drop.name()));
		}

		@Override
		public Runnable visit(ExecuteSql execute) {
			return () -> replay(execute);
		}

		@Override
		public Runnable visitOther(Operation operation) {
			return NOTHING;
		}

	}

	/**
	 * What an SQL statement creates, renames or drops.
	 *
	 * @param kind of which kind it is
	 * @param created what it creates
	 * @param dropped what it drops
	 * @param renamed the tables that it renames: new names by old ones
	 */
	record SchemaStatement(SchemaEffect.Kind kind, List<TableName> created, List<TableName> dropped,
			Map<TableName, TableName> renamed) {

		/**
		 * What a statement does to tables, sequences or types.
		 * @param statement the statement
		 * @param profile the database that it is for
		 * @return what it does, or empty if it is about something else
		 */
		static Optional<SchemaStatement> of(SqlStatement statement, DatabaseProfile profile) {
			List<SchemaEffect> effects = statement.facts()
				.effects()
				.stream()
				.filter((effect) -> effect.action() != SchemaEffect.Action.CHANGED && isOwned(effect.kind()))
				.toList();
			if (effects.isEmpty()) {
				return Optional.empty();
			}
			List<TableName> created = new ArrayList<>();
			List<TableName> dropped = new ArrayList<>();
			Map<TableName, TableName> renamed = new LinkedHashMap<>();
			for (int i = 0; i < effects.size(); i++) {
				TableName name = name(effects.get(i), profile);
				boolean made = effects.get(i).action() == SchemaEffect.Action.MADE;
				if (!made && i + 1 < effects.size() && effects.get(i + 1).action() == SchemaEffect.Action.MADE) {
					i++;
					renamed.put(name, name(effects.get(i), profile));
				}
				else {
					(made ? created : dropped).add(name);
				}
			}
			return Optional.of(new SchemaStatement(effects.get(0).kind(), created, dropped, renamed));
		}

		private static boolean isOwned(SchemaEffect.Kind kind) {
			return kind == SchemaEffect.Kind.TABLE || kind == SchemaEffect.Kind.SEQUENCE
					|| kind == SchemaEffect.Kind.TYPE;
		}

		private static TableName name(SchemaEffect effect, DatabaseProfile profile) {
			String name = profile.name(SchemaEffect.unquoted(effect.name()), SchemaEffect.isQuoted(effect.name()));
			String schema = effect.schema();
			return (schema == null) ? TableName.of(name)
					: new TableName(profile.schema(SchemaEffect.unquoted(schema), SchemaEffect.isQuoted(schema)), name);
		}

	}

}
