package dev.migrate.operation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * An operation of an application's own, with what it does on one database. Two that do
 * the same are the same to the journal, whatever their class.
 *
 * @param own the operation
 * @param dialect the name of the dialect that it was asked for
 * @param schema the schema that its names without one are in, or {@code null} for the
 * current one
 * @param description what it says of itself
 * @param steps what it does; none if it cannot be done on that database
 * @param naming the patterns that name constraints and indexes of it, and of its inverse
 */
public record CustomOperation(OwnOperation own, String dialect, @Nullable String schema, String description,
		List<Operation> steps, Map<String, String> naming) implements Operation {

	public CustomOperation {
		steps = List.copyOf(steps);
		naming = Map.copyOf(naming);
	}

	/**
	 * Ask an operation what it does.
	 * @param own the operation
	 * @param dialect the name of the dialect that it is for
	 * @param schema the schema that its names without one are in, or {@code null} for the
	 * current one
	 * @return the operation with what it does
	 * @throws CustomOperationException if it fails to say that
	 */
	public static CustomOperation of(OwnOperation own, String dialect, @Nullable String schema) {
		return of(own, dialect, schema, Map.of());
	}

	static CustomOperation of(OwnOperation own, String dialect, @Nullable String schema, Map<String, String> naming) {
		String description = description(own);
		List<Operation> steps = steps(own, description, dialect, (op) -> {
			Operations named = op.naming(naming);
			own.apply((schema != null) ? named.inSchema(schema) : named);
		});
		return new CustomOperation(own, dialect, schema, description, steps, naming);
	}

	private static String description(OwnOperation own) {
		String description;
		try {
			description = own.describe();
		}
		catch (RuntimeException ex) {
			throw CustomOperationException.failed(own, own.getClass().getName(), "describe()", ex);
		}
		if (description == null || description.isBlank()) {
			throw CustomOperationException.undescribed(own, description);
		}
		return description.strip();
	}

	private static List<Operation> steps(OwnOperation own, String description, String dialect,
			Consumer<Operations> body) {
		Recording recording;
		try {
			recording = Recording.of(dialect, body);
		}
		catch (DataAccessInRecordingException ex) {
			throw CustomOperationException.needsData(own, description, ex);
		}
		catch (CustomOperationException ex) {
			throw ex;
		}
		catch (RuntimeException | StackOverflowError ex) {
			throw CustomOperationException.failed(own, description, "apply(op)", ex);
		}
		if (recording.entries().stream().anyMatch(Recording.Entry::autocommit)) {
			throw CustomOperationException.autocommit(own, description);
		}
		return recording.entries().stream().map(Recording.Entry::operation).toList();
	}

	@Override
	public <R> R accept(OperationVisitor<R> visitor) {
		return visitor.visit(this);
	}

	/**
	 * What it says itself, else the inverses of what it does.
	 * @throws CustomOperationException if it fails to say that
	 */
	@Override
	public Optional<Operation> inverse() {
		Optional<OwnOperation> said;
		try {
			said = Objects.requireNonNull(this.own.inverse(), "inverse() gave null");
		}
		catch (RuntimeException ex) {
			throw CustomOperationException.failed(this.own, this.description, "inverse()", ex);
		}
		return said.isPresent() ? said.map((inverse) -> of(inverse, this.dialect, this.schema, this.naming))
				: reversed();
	}

	private Optional<Operation> reversed() {
		if (this.steps.isEmpty()) {
			return Optional.empty();
		}
		try {
			Recording made = new Recording(
					this.steps.stream().map((step) -> new Recording.Entry(step, false)).toList());
			List<Operation> inverses = made.inverse().entries().stream().map(Recording.Entry::operation).toList();
			return Optional.of(new CustomOperation(new Reversed(this.own, this.description, inverses), this.dialect,
					this.schema, "undo " + this.description, inverses, this.naming));
		}
		catch (IrreversibleOperationException ex) {
			return Optional.empty();
		}
	}

	/**
	 * What undoes an operation that does not say that itself.
	 */
	private record Reversed(OwnOperation original, String description,
			List<Operation> inverses) implements OwnOperation {

		@Override
		public String describe() {
			return "undo " + this.description;
		}

		@Override
		public void apply(Operations op) {
			this.inverses.forEach(op::apply);
		}

		@Override
		public Optional<OwnOperation> inverse() {
			return Optional.of(this.original);
		}

	}

}
