package db.revisions

import dev.migrate.operation.Operations
import dev.migrate.schema.Definitions.*
import dev.migrate.script.Migration
import dev.migrate.script.Revision

@Revision(id = "1975ea83b712", message = "Create customers")
class CreateCustomers : Migration {

    override fun upgrade(op: Operations) {
        op.createTable(
            "customers",
            column("id", bigint()).autoIncrement(),
            column("name", varchar(50)),
            primaryKey("id").named("pk_customers"),
        )
        op.alterColumn("customers", "name") { it.from(varchar(50)).to(varchar(120)).notNull() }
        op.execute("update customers set name = :name", mapOf("name" to "nobody"))
    }

}
