package dev.migrate.jpa.rows.inheritance;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import org.hibernate.annotations.ConcreteProxy;
import org.hibernate.annotations.DiscriminatorOptions;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** All ways to keep classes in tables. */
public final class InheritanceRows {

	private InheritanceRows() {
	}

	@Entity
	@DiscriminatorColumn(name = "kind", length = 12)
	@DiscriminatorValue("base")
	static class SingleBase {

		@Id
		Long id;

	}

	@Entity
	@DiscriminatorValue("it's one")
	static class SingleOne extends SingleBase {

		@Column(nullable = false)
		String needed;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	@DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
	@DiscriminatorOptions(force = true)
	abstract static class NumberBase {

		@Id
		Long id;

	}

	@Entity
	@DiscriminatorValue("1")
	static class NumberOne extends NumberBase {

		int amount;

	}

	@Entity
	@DiscriminatorValue("2")
	static class NumberTwo extends NumberBase {

		@ManyToOne(optional = false)
		NumberOne one;

	}

	@Entity
	@DiscriminatorColumn(discriminatorType = DiscriminatorType.CHAR)
	@DiscriminatorValue("a")
	static class LetterBase {

		@Id
		Long id;

	}

	@Entity
	@DiscriminatorValue("not null")
	static class LetterRest extends LetterBase {

	}

	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	@ConcreteProxy
	static class JoinedBase {

		@Id
		Long id;

	}

	@Entity
	@PrimaryKeyJoinColumn(name = "base_id", foreignKey = @ForeignKey(name = "fk_joined_base"))
	@OnDelete(action = OnDeleteAction.CASCADE)
	static class JoinedOne extends JoinedBase {

		@Column(nullable = false)
		String needed;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	@DiscriminatorColumn(name = "kind")
	static class JoinedKind {

		@Id
		Long id;

	}

	@Entity
	static class JoinedKindOne extends JoinedKind {

		String one;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	abstract static class UnionBase {

		@Id
		Long id;

		@ManyToOne
		SingleOne single;

	}

	@Entity
	static class UnionOne extends UnionBase {

		@Column(unique = true)
		String one;

	}

	@Entity
	static class UnionTwo extends UnionBase {

		@ManyToOne
		UnionBase other;

	}

	@Embeddable
	@DiscriminatorColumn(name = "part_kind")
	static class PartBase {

		String text;

	}

	@Embeddable
	@DiscriminatorValue("more")
	static class PartMore extends PartBase {

		String more;

	}

	@Entity
	static class Parted {

		@Id
		Long id;

		@Embedded
		PartBase part;

	}

}
