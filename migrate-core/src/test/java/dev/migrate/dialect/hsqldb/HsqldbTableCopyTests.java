package dev.migrate.dialect.hsqldb;

import java.util.List;

import dev.migrate.dialect.standard.TableCopy;
import dev.migrate.operation.DropTable;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlStatement;
import org.junit.jupiter.api.Test;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.integer;
import static org.assertj.core.api.Assertions.assertThat;

class HsqldbTableCopyTests {

	@Test
	void keyToTheTableItselfIsMadeWhenTheCopyIsTheTable() {
		TableName name = TableName.of("tree");
		ForeignKey key = new ForeignKey(null, List.of("parent"), name, List.of("id"), null, null, null, null, false);
		Table table = Table.of(name, List.of(column("id", integer()).primaryKey(), column("parent", integer()), key));
		HsqldbDdlRenderer renderer = new HsqldbDialect().renderer(new DropTable(name, false, null));
		List<String> statements = new TableCopy(renderer, table, "", List.of(), List.of(), List.of()).statements()
			.stream()
			.map(SqlStatement::text)
			.toList();
		assertThat(statements.get(0)).startsWith("CREATE TABLE").doesNotContain("REFERENCES");
		assertThat(statements.get(statements.size() - 1)).startsWith("ALTER TABLE").contains("REFERENCES");
	}

}
