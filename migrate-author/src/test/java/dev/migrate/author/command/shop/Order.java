package dev.migrate.author.command.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Its table never exists, so that starting JPA fails.
 */
@Entity
@Table(name = "orders_that_are_not_there")
class Order {

	@Id
	private Long id;

	Long getId() {
		return this.id;
	}

}
