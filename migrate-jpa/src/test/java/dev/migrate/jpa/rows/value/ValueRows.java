package dev.migrate.jpa.rows.value;

import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AssociationOverrides;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.AttributeOverrides;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Converts;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MapKeyJoinColumns;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.PrimaryKeyJoinColumns;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SecondaryTables;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.SequenceGenerators;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.TableGenerators;
import jakarta.persistence.Transient;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorImplicitValues;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyDiscriminatorValues;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.AnyKeyJdbcTypeCode;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Checks;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJavaClass;
import org.hibernate.annotations.CollectionIdJdbcTypeCode;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.Comments;
import org.hibernate.annotations.CompositeType;
import org.hibernate.annotations.DialectOverride;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.hibernate.annotations.EmbeddedTable;
import org.hibernate.annotations.FractionalSeconds;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.IdGeneratorType;
import org.hibernate.annotations.JavaType;
import org.hibernate.annotations.JdbcType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.ListIndexJdbcTypeCode;
import org.hibernate.annotations.MapKeyJdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.Parent;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.SecondaryRow;
import org.hibernate.annotations.TargetEmbeddable;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.Type;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.id.IdentifierGenerator;
import org.hibernate.metamodel.spi.ValueAccess;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.LongJavaType;
import org.hibernate.type.descriptor.jdbc.SmallIntJdbcType;
import org.hibernate.usertype.CompositeUserType;
import org.hibernate.usertype.UserType;
import org.jspecify.annotations.Nullable;

/** What says of values how they are kept: types, and embeddables with other names. */
@SuppressWarnings({ "deprecation", "removal" }) // Mappings that are still in use
public final class ValueRows {

	private ValueRows() {
	}

	enum Shape {

		ROUND("R"), SQUARE("S");

		@EnumeratedValue
		final String letter;

		Shape(String letter) {
			this.letter = letter;
		}

	}

	@Converter
	static class Words implements AttributeConverter<Boolean, String> {

		@Override
		public @Nullable String convertToDatabaseColumn(@Nullable Boolean value) {
			return (value != null) ? value.toString() : null;
		}

		@Override
		public @Nullable Boolean convertToEntityAttribute(@Nullable String text) {
			return (text != null) ? Boolean.valueOf(text) : null;
		}

	}

	@IdGeneratorType(Counted.class)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Counting {

	}

	/** Public, as Hibernate 7.2 makes no other. */
	public static class Counted implements IdentifierGenerator {

		@Override
		public Object generate(SharedSessionContractImplementor session, Object entity) {
			return 1L;
		}

	}

	@Entity
	@Checks({ @Check(name = "ck_values_small", constraints = "small > 0"), @Check(constraints = "small < 500") })
	@DialectOverride.Check(dialect = PostgreSQLDialect.class,
			override = @Check(name = "ck_values_other", constraints = "small < 900"))
	static class Values {

		@Id
		@Counting
		Long id;

		@JdbcTypeCode(SqlTypes.SMALLINT)
		@JavaType(LongJavaType.class)
		Long small;

		@JdbcType(SmallIntJdbcType.class)
		Integer smaller;

		@Array(length = 4)
		@Column(length = 9)
		String[] words;

		@Enumerated(EnumType.STRING)
		Shape shape;

		@Nationalized
		@Column(length = 12)
		String national;

		@FractionalSeconds(3)
		Instant fraction;

		@TimeZoneStorage(TimeZoneStorageType.COLUMN)
		@TimeZoneColumn(name = "seen_zone", comment = "Minutes")
		OffsetDateTime seen;

		@TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
		OffsetTime normal;

		@Generated
		@ColumnDefault("5")
		@DialectOverride.ColumnDefault(dialect = H2Dialect.class, override = @ColumnDefault("7"))
		Integer made;

		@UuidGenerator
		UUID uuid;

		@Type(Letters.class)
		@Column(length = 33)
		StringBuilder letters;

		@Comments(@Comment("Not kept twice"))
		@Check(constraints = "checked <> 'x'")
		String checked;

		@Transient
		String nowhere;

		@ElementCollection
		@MapKeyColumn(length = 4)
		@MapKeyJdbcTypeCode(SqlTypes.CHAR)
		Map<String, String> byLetter = new HashMap<>();

		@ElementCollection
		@OrderColumn(name = "place")
		@ListIndexJdbcTypeCode(SqlTypes.SMALLINT)
		List<String> listed = new ArrayList<>();

		@ElementCollection
		@CollectionId(column = @Column(name = "row_no"), generator = "increment")
		@CollectionIdJavaClass(idType = Long.class)
		@CollectionIdJdbcTypeCode(Types.INTEGER)
		Collection<String> numbered = new ArrayList<>();

		@ElementCollection
		@Converts({ @Convert(attributeName = "key", converter = Words.class),
				@Convert(attributeName = "value", converter = Words.class) })
		Map<Boolean, Boolean> converted = new HashMap<>();

		@Any
		@AnyDiscriminator(DiscriminatorType.STRING)
		@AnyDiscriminatorValues(@AnyDiscriminatorValue(discriminator = "P", entity = Parted.class))
		@AnyKeyJavaClass(Long.class)
		@AnyKeyJdbcTypeCode(Types.SMALLINT)
		@Column(name = "some_kind", length = 5)
		@JoinColumn(name = "some_no")
		Object some;

		@Any
		@AnyDiscriminatorImplicitValues(AnyDiscriminatorImplicitValues.Strategy.SHORT_NAME)
		@AnyKeyJavaClass(Long.class)
		@Column(name = "other_kind")
		@JoinColumn(name = "other_no")
		Object other;

	}

	@Entity
	static class Parted {

		@Id
		Long id;

		@PartitionKey
		@Column(nullable = false)
		Integer part;

	}

	static class Letters implements UserType<StringBuilder> {

		@Override
		public int getSqlType() {
			return Types.VARCHAR;
		}

		@Override
		public Class<StringBuilder> returnedClass() {
			return StringBuilder.class;
		}

		@Override
		public StringBuilder deepCopy(StringBuilder value) {
			return value;
		}

		@Override
		public boolean isMutable() {
			return false;
		}

	}

	@Embeddable
	record PairKey(@Column(length = 8) String zone, Integer num) implements Serializable {
	}

	@Entity
	static class Pair {

		@EmbeddedId
		PairKey id;

		@NaturalId
		@Column(nullable = false, length = 6)
		String code;

	}

	interface Amount {

		BigDecimal number();

	}

	@Embeddable
	static class Price implements Amount {

		@Column(precision = 12, scale = 3, nullable = false)
		BigDecimal number;

		String currency;

		@ManyToOne
		Pair pair;

		@Parent
		Priced priced;

		/** Hibernate 7.2 finds no field there. */
		Priced getPriced() {
			return this.priced;
		}

		void setPriced(Priced priced) {
			this.priced = priced;
		}

		@Override
		public BigDecimal number() {
			return this.number;
		}

	}

	record Span(Instant start, Instant end) {
	}

	static class SpanColumns {

		Instant start;

		Instant end;

	}

	static class SpanType implements CompositeUserType<Span> {

		@Override
		public Object getPropertyValue(Span span, int property) {
			return (property == 0) ? span.end() : span.start();
		}

		@Override
		public Span instantiate(ValueAccess values) {
			return new Span(values.getValue(1, Instant.class), values.getValue(0, Instant.class));
		}

		@Override
		public Class<?> embeddable() {
			return SpanColumns.class;
		}

		@Override
		public Class<Span> returnedClass() {
			return Span.class;
		}

		@Override
		public boolean equals(Span one, Span other) {
			return one.equals(other);
		}

		@Override
		public int hashCode(Span span) {
			return span.hashCode();
		}

		@Override
		public Span deepCopy(Span span) {
			return span;
		}

		@Override
		public boolean isMutable() {
			return false;
		}

		@Override
		public Serializable disassemble(Span span) {
			return span.toString();
		}

		@Override
		public Span assemble(Serializable cached, Object owner) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Span replace(Span detached, Span managed, Object owner) {
			return detached;
		}

	}

	@MappedSuperclass
	abstract static class Dated {

		@Column(name = "made_at")
		LocalDateTime madeAt;

		@ManyToOne
		Pair near;

	}

	@Entity
	@SecondaryTables({ @SecondaryTable(name = "priced_notes"),
			@SecondaryTable(name = "priced_more",
					pkJoinColumns = @PrimaryKeyJoinColumn(name = "priced_no", referencedColumnName = "id"),
					foreignKey = @ForeignKey(name = "fk_priced_more")) })
	@SecondaryRow(table = "priced_notes", optional = false)
	@AttributeOverrides(@AttributeOverride(name = "madeAt", column = @Column(name = "born_at", nullable = false)))
	@AssociationOverrides(@AssociationOverride(name = "near",
			joinColumns = { @JoinColumn(name = "near_zone", referencedColumnName = "zone"),
					@JoinColumn(name = "near_num", referencedColumnName = "num") }))
	@SequenceGenerators(@SequenceGenerator(name = "priced_numbers", sequenceName = "priced_numbers"))
	@TableGenerators(@TableGenerator(name = "priced_table", table = "priced_table"))
	static class Priced extends Dated {

		@Id
		@GeneratedValue(generator = "priced_numbers")
		Long id;

		@Column(table = "priced_notes", length = 60)
		String note;

		@EmbeddedTable("priced_more")
		Place place;

		@Embedded
		Price usual;

		@Embedded
		@TargetEmbeddable(Price.class)
		@EmbeddedColumnNaming("sale_%s")
		@AssociationOverride(name = "pair",
				joinColumns = { @JoinColumn(name = "sale_zone", referencedColumnName = "zone"),
						@JoinColumn(name = "sale_num", referencedColumnName = "num") })
		Amount sale;

		@CompositeType(SpanType.class)
		@AttributeOverride(name = "start", column = @Column(name = "span_start"))
		@AttributeOverride(name = "end", column = @Column(name = "span_end"))
		Span span;

		@ManyToMany
		@MapKeyJoinColumns({ @MapKeyJoinColumn(name = "key_zone", referencedColumnName = "zone"),
				@MapKeyJoinColumn(name = "key_num", referencedColumnName = "num") })
		Map<Pair, Pair> pairs = new HashMap<>();

		private Set<String> read = new HashSet<>();

		@Access(AccessType.PROPERTY)
		@ElementCollection
		public Set<String> getRead() {
			return this.read;
		}

		public void setRead(Set<String> read) {
			this.read = read;
		}

	}

	@Embeddable
	static class Place {

		String street;

		@Column(length = 7)
		String zip;

	}

	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Whole {

		@EmbeddedId
		PairKey id;

	}

	@Entity
	@PrimaryKeyJoinColumns({ @PrimaryKeyJoinColumn(name = "whole_num", referencedColumnName = "num"),
			@PrimaryKeyJoinColumn(name = "whole_zone", referencedColumnName = "zone") })
	static class Half extends Whole {

		String half;

	}

}
