package dev.migrate.autoconfigure.jpa.restaurant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * What each tenant has.
 */
@Entity
public class Dish {

	@Id
	private String name;

	protected Dish() {
	}

	public Dish(String name) {
		this.name = name;
	}

}
