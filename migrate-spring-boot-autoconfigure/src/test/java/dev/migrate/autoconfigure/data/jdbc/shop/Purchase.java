package dev.migrate.autoconfigure.data.jdbc.shop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.ReadOnlyProperty;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.core.mapping.AggregateReference;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An aggregate root.
 */
@Table
public class Purchase {

	@Id
	public @Nullable Long id;

	@Version
	public int version;

	public String title = "";

	@Column("remark_text")
	public @Nullable String remark;

	public Status status = Status.OPEN;

	public BigDecimal total = BigDecimal.ZERO;

	public boolean paid;

	public @Nullable Double weight;

	public @Nullable UUID reference;

	public byte @Nullable [] picture;

	public @Nullable LocalDate day;

	public @Nullable LocalTime time;

	public @Nullable LocalDateTime dayAndTime;

	public @Nullable Instant moment;

	public @Nullable OffsetDateTime offset;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "billing_")
	public @Nullable Place billing;

	@Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY)
	public Place shipping = new Place("", 0);

	public @Nullable AggregateReference<Buyer, String> buyer;

	@InsertOnlyProperty
	public @Nullable String origin;

	@ReadOnlyProperty
	public @Nullable String computed;

	@Transient
	public @Nullable String forgotten;

	public @Nullable Color color;

	@MappedCollection(idColumn = "purchase_id", keyColumn = "position")
	public List<Line> lines = List.of();

	public Map<String, Note> notes = Map.of();

	public Set<Label> labels = Set.of();

	public @Nullable Payment payment;

	/** Kept by name. */
	public enum Status {

		/** Not yet paid. */
		OPEN,

		/** Paid. */
		PAID

	}

	/** Part of a row. */
	public record Place(String street, int number) {

	}

	/** In a list, with something in it of its own. */
	public record Line(String article, int quantity,
			@MappedCollection(idColumn = "purchase_id") List<Discount> discounts) {

	}

	/** In a list in a list. */
	public record Discount(int percent) {

	}

	/** In a map. */
	public record Note(@Id @Nullable Long id, String text) {

	}

	/** In a set. */
	@Table("purchase_label")
	public record Label(String name) {

	}

	/** One to one. */
	public record Payment(String iban) {

	}

	/** Kept in a column by a converter. */
	public record Color(int red, int green, int blue) {

	}

}
