package dev.migrate.jpa.rows.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Unique indexes with an order, beside a unique constraint over the same columns. */
public final class OrderRows {

	private OrderRows() {
	}

	@Entity
	@Table(name = "ordered",
			indexes = { @Index(name = "ux_ordered", columnList = "name desc, number", unique = true),
					@Index(columnList = "number asc, name DESC", unique = true),
					@Index(name = "ux_ordered_plain", columnList = "number, day", unique = true) },
			uniqueConstraints = @UniqueConstraint(name = "uq_ordered", columnNames = { "name", "number" }))
	static class Ordered {

		@Id
		Long id;

		@Column(length = 20)
		String name;

		int number;

		int day;

	}

}
