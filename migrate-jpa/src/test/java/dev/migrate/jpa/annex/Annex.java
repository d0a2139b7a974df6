package dev.migrate.jpa.annex;

import dev.migrate.schema.RenamedFrom;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/**
 * Entities in several schemas, and one that only a file maps.
 */
public final class Annex {

	private Annex() {
	}

	/** Its attributes are its getters. */
	@Entity
	@Table(name = "boxes", schema = "storage",
			indexes = { @Index(name = "ix_boxes", columnList = "label desc, filled"),
					@Index(name = "ux_boxes", columnList = "label desc, filled", unique = true),
					@Index(name = "ux_boxes_filled", columnList = "label", unique = true, options = "where filled") })
	public static class Box {

		private Long id;

		private String label;

		private boolean filled;

		/**
		 * The key.
		 * @return the key
		 */
		@Id
		public Long getId() {
			return this.id;
		}

		public void setId(Long id) {
			this.id = id;
		}

		/**
		 * What stands on it.
		 * @return the label
		 */
		@RenamedFrom("caption")
		@Column(length = 30)
		public String getLabel() {
			return this.label;
		}

		public void setLabel(String label) {
			this.label = label;
		}

		/**
		 * Whether something is in it.
		 * @return whether it is
		 */
		@RenamedFrom("full")
		public boolean isFilled() {
			return this.filled;
		}

		public void setFilled(boolean filled) {
			this.filled = filled;
		}

	}

	/** In a box of another schema; one of its columns is known to a revision alone. */
	@Entity(name = "Tool")
	@Table(indexes = @Index(name = "ix_by_hand", columnList = "by_hand, id"))
	public static class Tool {

		@Id
		Long id;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.SET_NULL)
		Box box;

		@ManyToOne
		@jakarta.persistence.JoinColumn(foreignKey = @ForeignKey(name = "fk_spare",
				foreignKeyDefinition = "foreign key (spare_id) references storage.boxes on delete cascade "
						+ "deferrable initially deferred"))
		Box spare;

	}

	/** Mapped by {@code annex.xml}. */
	public static class Lamp {

		Long id;

		String colour;

	}

}
