package dev.migrate.autoconfigure.application;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A row of the table that the revisions make.
 */
@Entity
@Table(name = "users")
public class User {

	@Id
	private Integer id;

	private String name;

	private String email;

	protected User() {
	}

	User(Integer id, String name, String email) {
		this.id = id;
		this.name = name;
		this.email = email;
	}

	Integer getId() {
		return this.id;
	}

	String getName() {
		return this.name;
	}

	String getEmail() {
		return this.email;
	}

}
