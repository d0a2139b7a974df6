package dev.migrate.jpa.rows.words;

import java.util.HashMap;
import java.util.Map;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/** Names that are words of SQL, some of which only a driver says to be reserved. */
public final class WordRows {

	private WordRows() {
	}

	@Entity
	@Table(name = "order", indexes = @Index(columnList = "limit desc, user"),
			uniqueConstraints = @UniqueConstraint(columnNames = { "key", "group" }))
	static class Worded {

		@Id
		Long id;

		@Column(length = 20, nullable = false)
		String key;

		@Column(length = 20, nullable = false)
		String group;

		@Column(name = "limit", columnDefinition = "integer default 3")
		Integer most;

		@Column(length = 30)
		String user;

		@ManyToOne
		@JoinColumn(name = "table")
		Worded other;

		@ElementCollection
		@MapKeyColumn(name = "key", length = 10)
		@Column(name = "value")
		Map<String, String> values = new HashMap<>();

	}

}
