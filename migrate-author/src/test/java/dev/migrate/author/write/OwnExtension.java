package dev.migrate.author.write;

import java.util.List;
import java.util.Optional;

import dev.migrate.operation.Operations;
import dev.migrate.operation.OwnOperation;

/**
 * An operation of somebody's own with values of every kind that is written as source.
 */
public record OwnExtension(String name, List<String> options, Long size, Mood mood,
		Version version) implements OwnOperation {

	@Override
	public String describe() {
		return "create extension " + this.name;
	}

	@Override
	public void apply(Operations op) {
		op.execute("create extension " + this.name, "drop extension " + this.name);
	}

	/**
	 * A record in a record.
	 */
	public record Version(int major, boolean minor) {
	}

	/**
	 * One that has a source of its own.
	 */
	public record Named(String name) implements OwnOperation {

		public static Named of(String name) {
			return new Named(name);
		}

		@Override
		public String describe() {
			return "name " + this.name;
		}

		@Override
		public void apply(Operations op) {
			op.execute("create extension " + this.name, "drop extension " + this.name);
		}

		@Override
		public Optional<String> source() {
			return Optional.of(Named.class.getCanonicalName() + ".of(\"" + this.name + "\")");
		}

	}

	/**
	 * A constant.
	 */
	public enum Mood {

		FINE, SAD

	}

}
