package dev.migrate.jpa.mapping;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;

/** Keys of several columns, whose order is that of their attributes. */
final class KeyRows {

	private KeyRows() {
	}

	@Embeddable
	record KeyPlace(String zone, Integer num) implements Serializable {
	}

	@Embeddable
	static class KeyEmbeddable implements Serializable {

		String zone;

		Integer num;

		Integer area;

	}

	@Embeddable
	static class KeyNested implements Serializable {

		Integer season;

		@Embedded
		KeyPlace place;

		Integer area;

	}

	@Entity
	static class KeyEmbedded {

		@EmbeddedId
		KeyEmbeddable id;

	}

	@Entity
	@SecondaryTable(name = "key_deep_notes")
	static class KeyDeep {

		@EmbeddedId
		KeyNested id;

		@Column(table = "key_deep_notes")
		String note;

	}

	static class KeyOfClass implements Serializable {

		Integer area;

		Integer num;

		String zone;

	}

	@Entity
	@IdClass(KeyOfClass.class)
	static class KeyClassed {

		@Id
		String zone;

		@Id
		Integer num;

		@Id
		Integer area;

		@ManyToOne
		KeyEmbedded other;

		@ManyToMany
		@JoinTable(name = "key_classed_others",
				joinColumns = { @JoinColumn(name = "own_area", referencedColumnName = "area"),
						@JoinColumn(name = "own_zone", referencedColumnName = "zone"),
						@JoinColumn(name = "own_num", referencedColumnName = "num") },
				inverseJoinColumns = { @JoinColumn(name = "other_num", referencedColumnName = "num"),
						@JoinColumn(name = "other_zone", referencedColumnName = "zone"),
						@JoinColumn(name = "other_area", referencedColumnName = "area") })
		Set<KeyEmbedded> others = new HashSet<>();

	}

	@Embeddable
	static class KeyPart implements Serializable {

		KeyEmbeddable owner;

		Integer line;

	}

	@Entity
	static class KeyMapped {

		@EmbeddedId
		KeyPart id;

		@ManyToOne
		@MapsId("owner")
		KeyEmbedded owner;

	}

	@Entity
	static class KeyShared {

		@EmbeddedId
		KeyEmbeddable id;

		@OneToOne
		@MapsId
		@JoinColumn(name = "its_zone", referencedColumnName = "zone")
		@JoinColumn(name = "its_num", referencedColumnName = "num")
		@JoinColumn(name = "its_area", referencedColumnName = "area")
		KeyEmbedded whole;

	}

	@Entity
	static class KeyParent {

		@EmbeddedId
		KeyEmbeddable id;

		@OneToOne
		@PrimaryKeyJoinColumn
		KeyEmbedded same;

		@ElementCollection
		@CollectionTable(name = "key_texts",
				joinColumns = { @JoinColumn(name = "parent_area", referencedColumnName = "area"),
						@JoinColumn(name = "parent_zone", referencedColumnName = "zone"),
						@JoinColumn(name = "parent_num", referencedColumnName = "num") })
		Map<KeyPlace, String> texts = new HashMap<>();

	}

}
