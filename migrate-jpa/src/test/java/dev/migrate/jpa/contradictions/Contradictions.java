package dev.migrate.jpa.contradictions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;

/** Entities that contradict each other, or themselves. */
public final class Contradictions {

	private Contradictions() {
	}

	@Entity
	static class Person {

		@Id
		@GeneratedValue(generator = "numbers")
		@SequenceGenerator(name = "numbers", sequenceName = "numbers", allocationSize = 10)
		Long id;

	}

	@Entity
	static class Company {

		@Id
		@GeneratedValue(generator = "others")
		@SequenceGenerator(name = "others", sequenceName = "numbers", allocationSize = 20)
		Long id;

	}

	@Entity(name = "Twin")
	static class One {

		@Id
		Long id;

	}

	@Entity(name = "Twin")
	static class Other {

		@Id
		Long id;

	}

	@Entity
	static class Right {

		@Id
		Long id;

	}

	@Entity
	static class Twice {

		@Id
		Long id;

		@ManyToOne
		@JoinColumn(name = "both")
		Right right;

		@Column(name = "both")
		String text;

	}

}
