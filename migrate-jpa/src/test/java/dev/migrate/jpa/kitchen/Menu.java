package dev.migrate.jpa.kitchen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What only PostgreSQL and H2 have.
 */
@Entity
public class Menu {

	@Id
	Long id = 1L;

	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	Diet diet = Diet.MEAT;

	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	@Column(columnDefinition = "diet")
	Former former;

	@JdbcTypeCode(SqlTypes.ARRAY)
	String[] dishes = { "hay", "fish" };

	/**
	 * What stands on it.
	 * @return the diet and the dishes
	 */
	public String text() {
		return this.diet + ": " + String.join(", ", this.dishes);
	}

	/** What animals eat. */
	public enum Diet {

		HERBS, MEAT

	}

	/** The same in other words: the database knows the type by another name. */
	public enum Former {

		HERBS, MEAT

	}

}
