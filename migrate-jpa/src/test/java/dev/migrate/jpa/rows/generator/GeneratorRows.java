package dev.migrate.jpa.rows.generator;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.UUID;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.annotations.NativeGenerator;
import org.hibernate.annotations.Parameter;
import org.hibernate.annotations.SourceType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.generator.EventType;

/** Who makes the values of identifiers. */
public final class GeneratorRows {

	private GeneratorRows() {
	}

	@Entity
	static class GenAuto {

		@Id
		@GeneratedValue
		Long id;

	}

	@Entity
	static class GenIdentity {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Integer id;

	}

	@Entity
	static class GenSequence {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "gen_numbers")
		@SequenceGenerator(name = "gen_numbers", sequenceName = "gen_numbers", initialValue = 100, allocationSize = 20)
		Long id;

	}

	@Entity
	@SequenceGenerator(name = "gen_plain", allocationSize = 1)
	static class GenPlain {

		@Id
		@GeneratedValue(generator = "gen_plain")
		Short id;

	}

	@Entity
	static class GenTable {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "gen_table")
		@TableGenerator(name = "gen_table", table = "gen_values", pkColumnName = "which", valueColumnName = "last",
				pkColumnValue = "it", initialValue = 7, allocationSize = 3,
				indexes = @Index(name = "ix_gen_values", columnList = "last"),
				uniqueConstraints = @UniqueConstraint(name = "uq_gen_values", columnNames = { "which", "last" }))
		Long id;

	}

	@Entity
	static class GenTableToo {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE)
		Long id;

	}

	@Entity
	static class GenUuid {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		UUID id;

	}

	@Entity
	static class GenNative {

		@Id
		@NativeGenerator
		Long id;

	}

	@Entity
	@SuppressWarnings("removal") // A mapping that is still in use
	static class GenGeneric {

		@Id
		@GeneratedValue(generator = "gen_generic")
		@GenericGenerator(name = "gen_generic", strategy = "enhanced-sequence",
				parameters = { @Parameter(name = "sequence_name", value = "gen_generic_numbers"),
						@Parameter(name = "increment_size", value = "5") })
		Long id;

	}

	@Embeddable
	static class GenMoments {

		@UpdateTimestamp
		LocalDateTime changedAt;

	}

	@Entity
	static class GenTimes extends GenTimed {

		@Id
		Long id;

		@CurrentTimestamp(source = SourceType.DB)
		Instant at;

		@CurrentTimestamp(event = EventType.UPDATE)
		Instant later;

		@Embedded
		GenMoments moments;

		private OffsetDateTime seenAt;

		@Access(AccessType.PROPERTY)
		@CreationTimestamp(source = SourceType.DB)
		public OffsetDateTime getSeenAt() {
			return this.seenAt;
		}

		public void setSeenAt(OffsetDateTime seenAt) {
			this.seenAt = seenAt;
		}

	}

	@MappedSuperclass
	abstract static class GenTimed {

		@CreationTimestamp
		@Column(updatable = false)
		Date createdAt;

	}

}
