package dev.migrate.jpa.rows.association;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyClass;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyTemporal;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.TemporalType;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.Bag;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJavaClass;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.ListIndexBase;
import org.hibernate.annotations.ManyToAny;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.PropertyRef;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.annotations.SortNatural;

/** Associations, collections and maps. */
@SuppressWarnings({ "deprecation", "removal" }) // Mappings that are still in use
public final class AssociationRows {

	private AssociationRows() {
	}

	enum Kind {

		A, B

	}

	@Entity
	static class Target {

		@Id
		Long id;

		@Column(unique = true, length = 20)
		String code;

		@Column(nullable = false, length = 20)
		String name;

		@ManyToOne
		Ones owner;

		@ManyToOne
		Ones mapped;

		@Column(name = "list_position")
		Integer position;

	}

	@Entity
	static class Ones {

		@Id
		Long id;

		@ManyToOne(optional = false)
		@JoinColumn(name = "target_no", comment = "Which one", foreignKey = @ForeignKey(name = "fk_ones_target"),
				check = @CheckConstraint(constraint = "target_no > 0"))
		@OnDelete(action = OnDeleteAction.CASCADE)
		Target target;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
		Target unchecked;

		@ManyToOne
		@NotFound(action = NotFoundAction.IGNORE)
		Target lost;

		@ManyToOne
		@JoinColumn(name = "target_code", referencedColumnName = "code")
		Target byCode;

		@ManyToOne
		@PropertyRef("code")
		@JoinColumn(name = "other_code")
		Target byProperty;

		@OneToOne
		Target single;

		@OneToOne(optional = false)
		@JoinColumn(name = "single_no", unique = true)
		Target needed;

		@OneToOne
		@JoinTable(name = "ones_linked")
		Target linked;

		@ManyToOne
		@JoinTable(name = "ones_many", joinColumns = @JoinColumn(name = "one_no"),
				inverseJoinColumns = @JoinColumn(name = "target_no"))
		Target many;

		@Any
		@AnyDiscriminator
		@AnyDiscriminatorValue(discriminator = "T", entity = Target.class)
		@AnyDiscriminatorValue(discriminator = "O", entity = Ones.class)
		@AnyKeyJavaClass(Long.class)
		@Column(name = "any_kind", length = 3)
		@JoinColumn(name = "any_no")
		Object anything;

	}

	@Entity
	static class Manies {

		@Id
		Long id;

		@OneToMany
		Set<Target> implicit = new HashSet<>();

		@OneToMany
		@JoinColumn(name = "manies_no", nullable = false)
		Set<Target> joined = new HashSet<>();

		@OneToMany
		@JoinColumns({ @JoinColumn(name = "listed_no") })
		@OrderColumn(name = "listed_position", nullable = false)
		List<Target> listed = new ArrayList<>();

		@ManyToMany
		@JoinTable(name = "manies_targets", comment = "Who knows whom",
				joinColumns = @JoinColumn(name = "many", foreignKey = @ForeignKey(name = "fk_many")),
				inverseJoinColumns = @JoinColumn(name = "target"),
				indexes = @Index(name = "ix_manies_targets", columnList = "target, many"),
				uniqueConstraints = @UniqueConstraint(name = "uq_manies_targets", columnNames = { "target", "many" }),
				check = @CheckConstraint(constraint = "many > 0"))
		@OnDelete(action = OnDeleteAction.CASCADE)
		List<Target> tabled = new ArrayList<>();

		@ManyToMany
		@OrderColumn
		@ListIndexBase(1)
		List<Target> ordered = new ArrayList<>();

		@ManyToMany
		@Bag
		List<Target> bag = new ArrayList<>();

		@ManyToMany
		@CollectionId(column = @Column(name = "row_no"), generator = "increment")
		@CollectionIdJavaClass(idType = Long.class)
		Collection<Target> identified = new ArrayList<>();

		@ManyToMany
		@MapKey(name = "code")
		Map<String, Target> byCode = new HashMap<>();

		@ManyToMany
		@MapKeyJoinColumn(name = "other_no")
		@JoinTable(name = "manies_by_other")
		Map<Target, Target> byOther = new HashMap<>();

		@ManyToAny
		@AnyDiscriminator
		@AnyDiscriminatorValue(discriminator = "T", entity = Target.class)
		@AnyKeyJavaClass(Long.class)
		@Column(name = "kind")
		@JoinTable(name = "manies_any", joinColumns = @JoinColumn(name = "many"),
				inverseJoinColumns = @JoinColumn(name = "no"))
		Set<Object> anything = new HashSet<>();

	}

	@Entity
	@SoftDelete
	static class Elements {

		@Id
		Long id;

		@ElementCollection
		Set<String> texts = new HashSet<>();

		@ElementCollection
		@CollectionTable(name = "elements_sized", joinColumns = @JoinColumn(name = "owner"),
				indexes = @Index(columnList = "word"), uniqueConstraints = @UniqueConstraint(columnNames = "word"),
				foreignKey = @ForeignKey(name = "fk_sized"))
		@Column(name = "word", length = 10, nullable = false)
		List<String> sized = new ArrayList<>();

		@ElementCollection
		@OrderColumn(name = "place")
		List<Integer> placed = new ArrayList<>();

		@ElementCollection
		@MapKeyColumn(name = "language", length = 5)
		@Comment("In each language")
		Map<String, String> translated = new HashMap<>();

		@ElementCollection
		@MapKeyEnumerated(EnumType.STRING)
		@Column(name = "amount")
		Map<Kind, Integer> byKind = new HashMap<>();

		@ElementCollection
		@MapKeyTemporal(TemporalType.DATE)
		Map<Date, String> byDay = new HashMap<>();

		@ElementCollection
		@MapKeyClass(Long.class)
		@Column(name = "amount")
		Map<Object, Integer> byClass = new HashMap<>();

		@ElementCollection
		@SortNatural
		SortedSet<String> sorted;

		@ElementCollection
		@SoftDelete(strategy = SoftDeleteType.ACTIVE, columnName = "still_there")
		Set<String> soft = new HashSet<>();

	}

	@Entity
	@SoftDelete(strategy = SoftDeleteType.TIMESTAMP, columnName = "gone_at", comment = "When it went")
	static class Gone {

		@Id
		Long id;

		@ManyToMany
		Set<Target> targets = new HashSet<>();

	}

}
