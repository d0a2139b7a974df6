package dev.migrate.operation;

import dev.migrate.error.MigrateException;

/**
 * A downgrade was to be derived, but an operation does not say how to undo it.
 */
public final class IrreversibleOperationException extends MigrateException {

	private final int ordinal;

	private final transient Operation operation;

	/**
	 * Create an exception.
	 * @param ordinal the operation's place in its revision, counted from 1
	 * @param operation the operation
	 */
	public IrreversibleOperationException(int ordinal, Operation operation) {
		super("Operation " + ordinal + " (" + OperationDescriber.describe(operation)
				+ ") does not record how to undo it, so the downgrade cannot be derived.",
				operation.accept(new WayOut()));
		this.ordinal = ordinal;
		this.operation = operation;
	}

	/**
	 * The operation's place in its revision.
	 * @return the place, counted from 1
	 */
	public int ordinal() {
		return this.ordinal;
	}

	/**
	 * The operation.
	 * @return the operation
	 */
	public Operation operation() {
		return this.operation;
	}

	/**
	 * How each kind of operation records what it destroys.
	 */
	private static final class WayOut implements GroupingOperationVisitor<String> {

		@Override
		public String visit(ReplaceObject operation) {
			return "No earlier revision says what it was. Write the downgrade, or say that in the upgrade, before what it is to be: "
					+ "op.replaceView(view(\"…\").as(\"…\"), view(\"…\").as(\"…\")), and so on for each kind.";
		}

		@Override
		public String visit(DropObject operation) {
			return "No earlier revision says what it was. Write the downgrade, or say that in the upgrade: "
					+ "op.dropView(view(\"…\").as(\"…\")), and so on for each kind.";
		}

		@Override
		public String visitOther(Operation operation) {
			return "Write the downgrade, or say in the upgrade what is destroyed: for example "
					+ "op.dropColumn(\"users\", column(\"email\", varchar(120))), "
					+ "alterColumn(…, (column) -> column.from(varchar(50)).to(varchar(120))), or op.execute(sql, inverseSql).";
		}

	}

}
