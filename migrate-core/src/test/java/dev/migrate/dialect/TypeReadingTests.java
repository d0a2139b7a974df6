package dev.migrate.dialect;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.schema.TypeName;
import dev.migrate.test.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A type that is read from text is the one that is inspected once a column has been made
 * with that text.
 */
public abstract class TypeReadingTests {

	final TestDatabase database = create();

	protected final JdbcTemplate jdbc = new JdbcTemplate(this.database.dataSource());

	final Dialect dialect = dialect();

	protected abstract TestDatabase create();

	protected abstract Dialect dialect();

	/**
	 * Types as DDL spells them.
	 * @return the types, at least one of which is read as each {@link #names}
	 */
	protected abstract Stream<String> types();

	@AfterEach
	void drop() {
		this.database.close();
	}

	@Test
	void readsTypesAsInspected() {
		List<String> types = types().map(String::strip).toList();
		assertThat(types).hasSizeGreaterThan(15).doesNotHaveDuplicates();
		for (int i = 0; i < types.size(); i++) {
			this.jdbc.execute("create table t" + i + " (a " + types.get(i) + ")");
		}
		Map<TableName, Table> tables = this.dialect.inspector(this.jdbc)
			.tables(null)
			.stream()
			.collect(java.util.stream.Collectors.toMap(Table::name, (table) -> table));
		for (int i = 0; i < types.size(); i++) {
			ColumnType inspected = tables.get(TableName.of("t" + i)).column("a").orElseThrow().type();
			ColumnType read = this.dialect.spelling().type(types.get(i));
			assertThat(comparable(read)).as(types.get(i)).isEqualTo(comparable(inspected));
			if (read.name() == TypeName.VERBATIM) {
				assertThat(this.dialect.spelling().type(read.toString())).as("again " + types.get(i)).isEqualTo(read);
			}
		}
	}

	// The words of an enum get the name of their column
	private static List<Object> comparable(ColumnType type) {
		return (type.enumeration() != null) ? List.of(type.enumeration().values()) : List.of(type.name(), type);
	}

}
