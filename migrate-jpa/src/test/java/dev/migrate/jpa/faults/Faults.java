package dev.migrate.jpa.faults;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** Entities that are wrong in many places, and one that is right. */
public final class Faults {

	private Faults() {
	}

	@Entity
	static class Right {

		@Id
		Long id;

		@ManyToOne
		Wrong wrong;

		@ManyToOne
		Keyless keyless;

		@OneToMany(mappedBy = "right")
		Set<Wrong> wrongs;

	}

	@Entity
	static class Keyless {

		String text;

	}

	@Entity
	static class Wrong {

		@Id
		Long id;

		@Column(precision = 10, scale = 2)
		double price;

		Map<String, String> labels;

		Object anything;

		@ManyToOne
		Right right;

		@OneToMany(mappedBy = "nowhere")
		Set<Right> rights;

		@ManyToOne
		String text;

		@Embedded
		Size size;

		@Column(name = "same")
		String one;

		@Column(name = "same")
		String other;

	}

	@Embeddable
	static class Size {

		List<Thread> threads;

		Thread thread;

		@Column(precision = 5, scale = 1)
		float height;

	}

	@Entity
	static class Looped {

		@Id
		Long id;

		@Embedded
		Loop loop;

	}

	@Embeddable
	static class Loop {

		int number;

		@Embedded
		Loop loop;

	}

	@Entity
	@Table(name = "odd_ones")
	static class Indexed {

		@Id
		Long id;

		@Version
		String version;

		@Enumerated
		String kind;

		@ManyToOne
		@JoinColumn(referencedColumnName = "absent")
		Right right;

	}

}
