package dev.migrate.jpa.twins;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/**
 * Two entities that declare the same names.
 */
public final class Twins {

	private Twins() {
	}

	@Entity
	@Table(name = "castor", uniqueConstraints = @UniqueConstraint(name = "uq_twin", columnNames = "name"),
			indexes = @Index(name = "ix_twin", columnList = "age"),
			check = @CheckConstraint(name = "ck_twin", constraint = "age > 0"))
	static class Castor {

		@Id
		Long id;

		String name;

		int age;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(name = "fk_twin"))
		Pollux other;

	}

	@Entity
	@Table(name = "pollux", uniqueConstraints = @UniqueConstraint(name = "uq_twin", columnNames = "name"),
			indexes = @Index(name = "ix_twin", columnList = "age"),
			check = @CheckConstraint(name = "ck_twin", constraint = "age > 0"))
	static class Pollux {

		@Id
		Long id;

		String name;

		int age;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(name = "fk_twin"))
		Castor other;

	}

}
