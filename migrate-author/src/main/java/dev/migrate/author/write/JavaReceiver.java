package dev.migrate.author.write;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What operations are called on: {@code op}, or the operations of one table, which need
 * not be told the table.
 *
 * @param name the name of the variable
 * @param isTable whether these are the operations of one table
 */
record JavaReceiver(String name, boolean isTable) {

	static final JavaReceiver OP = new JavaReceiver("op", false);

	static final JavaReceiver OP_WITH_FINAL_NAMES = new JavaReceiver("op.finalNames()", false);

	/**
	 * The receiver for tables of a schema.
	 */
	String in(@Nullable String schema) {
		return (schema == null || this.isTable) ? this.name : this.name + ".inSchema(" + JavaSource.text(schema) + ")";
	}

	/**
	 * Arguments of which the first is the table.
	 */
	List<String> table(TableName table, String... more) {
		return this.isTable ? List.of(more)
				: Stream.concat(Stream.of(JavaSource.text(table.name())), Arrays.stream(more)).toList();
	}

	/**
	 * Arguments of which the first is a name and the second the table.
	 */
	List<String> named(String object, TableName table, String... more) {
		return Stream.concat(Stream.of(JavaSource.text(object)), table(table, more).stream()).toList();
	}

	@Override
	public String toString() {
		return this.name;
	}

}
