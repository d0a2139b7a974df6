package dev.migrate.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A type that is read from text is the one that is inspected once a column has been made
 * with that text.
 */
public interface TypeReadingContract extends TestedDatabase {

	/**
	 * Types as DDL spells them.
	 * @return the types, at least one of which is read as each {@link #names}
	 */
	Stream<String> types();

	@Test
	default void readsTypesAsInspected() {
		List<String> types = types().map(String::strip).toList();
		assertThat(types).hasSizeGreaterThan(15).doesNotHaveDuplicates();
		for (int i = 0; i < types.size(); i++) {
			jdbc().execute("create table t" + i + " (a " + types.get(i) + ")");
		}
		Map<TableName, Table> tables = dialect().inspector(jdbc())
			.tables(null)
			.stream()
			.collect(java.util.stream.Collectors.toMap(Table::name, (table) -> table));
		for (int i = 0; i < types.size(); i++) {
			ColumnType inspected = tables.get(TableName.of("t" + i)).column("a").orElseThrow().type();
			ColumnType read = dialect().spelling().type(types.get(i));
			assertThat(comparable(read)).as(types.get(i)).isEqualTo(comparable(inspected));
			if (read.name() == TypeName.VERBATIM) {
				assertThat(dialect().spelling().type(read.toString())).as("again " + types.get(i)).isEqualTo(read);
			}
		}
	}

	// The words of an enum get the name of their column
	private static List<Object> comparable(ColumnType type) {
		return (type.enumeration() != null) ? List.of(type.enumeration().values()) : List.of(type.name(), type);
	}

}
