package dev.migrate.jpa.zoo;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.migrate.schema.RenamedFrom;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.View;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;

/**
 * Entities that use all that a mapping can say of tables.
 */
@SuppressWarnings("deprecation")
public final class Zoo {

	private Zoo() {
	}

	/** Ordinal and named. */
	public enum Diet {

		HERBS, MEAT, ALL

	}

	/** As text. */
	public enum Mood {

		CALM, WILD

	}

	@MappedSuperclass
	public abstract static class Counted {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		@Version
		int version;

	}

	@Embeddable
	public static class Address {

		@Column(length = 80, nullable = false)
		String street = "Zoo Lane";

		@RenamedFrom("zip")
		@Column(length = 10)
		String postcode;

		Integer number;

	}

	@Converter
	public static class YesNo implements AttributeConverter<Boolean, String> {

		@Override
		public String convertToDatabaseColumn(Boolean value) {
			return Boolean.TRUE.equals(value) ? "Y" : "N";
		}

		@Override
		public Boolean convertToEntityAttribute(String text) {
			return "Y".equals(text);
		}

	}

	@Entity
	@RenamedFrom("gardens")
	@Table(name = "parks",
			indexes = { @Index(columnList = "name"), @Index(name = "ix_parks_opened", columnList = "opened desc, name"),
					@Index(name = "ux_parks_code", columnList = "code", unique = true) },
			uniqueConstraints = { @UniqueConstraint(name = "uq_parks_name_city", columnNames = { "name", "city" }),
					@UniqueConstraint(columnNames = { "city", "opened" }) },
			check = @CheckConstraint(name = "ck_parks_capacity", constraint = "capacity > 0"))
	public static class Park extends Counted {

		@RenamedFrom("title")
		@Column(nullable = false, length = 120, comment = "As on the sign")
		String name = "Park";

		@Column(length = 60)
		String city;

		@Column(unique = true, length = 8)
		String code;

		@ColumnDefault("100")
		@Column(nullable = false)
		int capacity = 100;

		@ColumnDefault("'none'")
		@Column(length = 30)
		String motto;

		@Column(check = @CheckConstraint(constraint = "rating between 1 and 5"))
		Integer rating;

		@Column(precision = 12, scale = 3)
		BigDecimal area;

		@Column(nullable = false)
		LocalDate opened = LocalDate.EPOCH;

		Instant checkedAt;

		LocalDateTime localTime;

		OffsetDateTime offsetTime;

		Duration visit;

		UUID token;

		boolean free;

		Byte tiny;

		Short small;

		Float ratio;

		double weight;

		char letter = 'x';

		byte[] hash;

		@Lob
		String story;

		@Lob
		byte[] picture;

		@JdbcTypeCode(SqlTypes.LONG32VARCHAR)
		String notes;

		@JdbcTypeCode(SqlTypes.JSON)
		Map<String, String> settings;

		@Enumerated(EnumType.STRING)
		@Column(length = 20)
		Mood mood;

		@Enumerated(EnumType.ORDINAL)
		Diet diet;

		@Convert(converter = YesNo.class)
		@Column(length = 1)
		Boolean parking;

		@Column(name = "`Order`")
		Integer order;

		@GeneratedColumn("capacity * 2")
		Integer beds;

		@Column(columnDefinition = "varchar(20) default 'eur' not null")
		String currency = "eur";

		@Embedded
		Address address = new Address();

		@ElementCollection
		@CollectionTable(name = "park_tags", joinColumns = @JoinColumn(name = "park_id"))
		@Column(name = "tag", length = 40, nullable = false)
		Set<String> tags = new HashSet<>();

		@ElementCollection
		@OrderColumn(name = "position")
		List<String> rules = new ArrayList<>();

		@ElementCollection
		@MapKeyColumn(name = "language", length = 5)
		@Column(name = "text", length = 500)
		Map<String, String> greetings = new LinkedHashMap<>();

		@ElementCollection
		Set<Address> gates = new HashSet<>();

		@OneToMany(mappedBy = "park", cascade = CascadeType.ALL)
		List<Keeper> keepers = new ArrayList<>();

		@OneToMany
		List<Bench> benches = new ArrayList<>();

		@OneToOne
		Keeper director;

	}

	@Entity(name = "Keeper")
	@SequenceGenerator(name = "keepers", sequenceName = "keeper_numbers", initialValue = 1000, allocationSize = 10)
	public static class Keeper {

		@Id
		@GeneratedValue(generator = "keepers")
		Long id;

		@NaturalId
		String badge = "1";

		@ManyToOne(optional = false)
		@OnDelete(action = OnDeleteAction.CASCADE)
		Park park;

		@ManyToOne
		@JoinColumn(name = "boss_id", foreignKey = @ForeignKey(name = "fk_keeper_boss", options = "on delete set null"))
		Keeper boss;

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
		Keeper friend;

		@ManyToMany
		@JoinTable(name = "keeper_skills", joinColumns = @JoinColumn(name = "keeper_id"),
				inverseJoinColumns = @JoinColumn(name = "skill_id"))
		Set<Skill> skills = new HashSet<>();

	}

	@Entity
	public static class Skill {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

		String name;

	}

	@Entity
	@Table(name = "benches")
	public static class Bench {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "benches")
		@TableGenerator(name = "benches", table = "bench_numbers", pkColumnValue = "bench")
		Integer id;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	@DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.STRING, length = 10)
	public abstract static class Animal extends Counted {

		String name;

	}

	@Entity
	@DiscriminatorValue("lion")
	public static class Lion extends Animal {

		Integer mane;

	}

	@Entity
	@DiscriminatorValue("fish")
	public static class Fish extends Animal {

		@Basic(optional = false)
		Integer depth = 3;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	public static class Building extends Counted {

		String label;

	}

	@Entity
	public static class Aquarium extends Building {

		@Column(nullable = false)
		Long litres = 1L;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	public abstract static class Ticket {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

		BigDecimal price;

	}

	@Entity
	public static class DayTicket extends Ticket {

		LocalDate validOn;

	}

	@Entity
	public static class YearTicket extends Ticket {

		int season;

	}

	@Embeddable
	public record SeatId(String zone, int number) implements Serializable {
	}

	@Entity
	public static class Seat {

		@EmbeddedId
		SeatId id = new SeatId("a", 1);

		String name;

	}

	public record VisitId(Long seat, LocalDate visitedOn) implements Serializable {
	}

	@Entity
	@IdClass(VisitId.class)
	public static class Visit {

		@Id
		Long seat = 1L;

		@Id
		LocalDate visitedOn = LocalDate.EPOCH;

		@ManyToOne
		Seat where;

	}

	@Entity
	@SecondaryTable(name = "shop_details")
	public static class Shop extends Counted {

		String name = "Shop";

		@Column(table = "shop_details", length = 2000)
		String details = "much";

	}

	@Entity
	@SoftDelete
	public static class Note {

		@Id
		@GeneratedValue
		UUID id;

		@TenantId
		String tenant;

		@JdbcTypeCode(SqlTypes.VARCHAR)
		UUID reference;

	}

	@Embeddable
	public static class Contact {

		@NotNull
		@Size(max = 90)
		String mail = "a@b.ch";

		String phone;

	}

	@Entity
	@Table(name = "visitors")
	public static class Visitor extends Counted {

		@NotBlank
		@Size(min = 1, max = 70)
		String name = "Ann";

		@NotEmpty
		@Length(max = 12)
		String language = "de";

		@Size(min = 2)
		String remark = "none";

		@Min(0)
		@Max(120)
		Integer age = 30;

		@Range(min = 1, max = 9)
		long persons = 2;

		@Digits(integer = 6, fraction = 2)
		BigDecimal paid = new BigDecimal("12.50");

		@NotNull(groups = Default.class)
		LocalDate cameOn = LocalDate.EPOCH;

		@NotNull(groups = Counted.class)
		LocalDate wentOn;

		@NotNull
		@Valid
		@Embedded
		Contact contact = new Contact();

		@NotNull
		@ManyToOne
		Seat seat;

	}

	@Entity
	@Immutable
	@Subselect("select id, name from parks")
	public static class ParkName {

		@Id
		Long id;

		String name;

	}

	@Entity
	@Immutable
	@View(query = "select id, name as label from parks where name <> 'x'")
	public static class ParkLabel {

		@Id
		Long id;

		String label;

	}

}
