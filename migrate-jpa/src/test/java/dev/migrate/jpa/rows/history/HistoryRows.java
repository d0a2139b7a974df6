package dev.migrate.jpa.rows.history;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import org.hibernate.annotations.Audited;
import org.hibernate.annotations.Changelog;
import org.hibernate.annotations.Temporal;

/** Tables that keep what was there before. */
public final class HistoryRows {

	private HistoryRows() {
	}

	@Entity
	@Audited
	static class Logged {

		@Id
		Long id;

		@Column(nullable = false, length = 33, unique = true)
		String text;

		@Audited.Excluded
		String secret;

		@ManyToOne
		Logged parent;

		@ElementCollection
		@Audited
		Set<String> words = new HashSet<>();

	}

	@Entity
	@Audited
	@Audited.Table(name = "logged_elsewhere", changesetIdColumn = "change_no", modificationTypeColumn = "change_kind")
	static class LoggedNamed {

		@Id
		Long id;

		int amount;

	}

	@Entity
	@Changelog
	static class Change {

		@Id
		@GeneratedValue
		@Changelog.ChangesetId
		Long id;

		@Changelog.Timestamp
		Instant madeAt;

	}

	@Entity
	@Temporal(rowStart = "valid_from", rowEnd = "valid_to")
	static class Temporary {

		@Id
		Long id;

		@Version
		int version;

		@Column(length = 44)
		String text;

		@ManyToOne
		Temporary former;

	}

}
