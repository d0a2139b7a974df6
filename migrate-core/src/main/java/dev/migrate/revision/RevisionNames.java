package dev.migrate.revision;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.error.EditDistance;
import org.jspecify.annotations.Nullable;

/**
 * Finds revisions by what users call them.
 */
record RevisionNames(Links links) {

	/** Shorter identifiers and labels have to be written in full. */
	private static final int MIN_LENGTH_FOR_PREFIX = 4;

	private static final int MAX_DISTANCE = 2;

	private static final int MAX_SIMILAR = 3;

	RevisionNode resolve(String name) {
		RevisionNode exact = lookUp(name);
		return (exact != null) ? exact : resolve(name, (id) -> true);
	}

	/**
	 * Find by full name, else by its beginning.
	 * @param name the identifier, its beginning, or a label
	 * @param eligible the revisions among which a beginning is looked for
	 */
	RevisionNode resolve(String name, Predicate<String> eligible) {
		RevisionNode exact = lookUp(name);
		if (exact != null) {
			return exact;
		}
		List<String> matches = all().stream()
			.filter((candidate) -> candidate.length() >= MIN_LENGTH_FOR_PREFIX && candidate.startsWith(name))
			.filter((candidate) -> eligible.test(owner(candidate).id()))
			.toList();
		if (matches.isEmpty()) {
			throw new NoSuchRevisionException(name, similar(name));
		}
		if (matches.size() > 1) {
			throw new AmbiguousPrefixException(name, matches);
		}
		return owner(matches.get(0));
	}

	List<String> similar(String name) {
		String wanted = name.toLowerCase(Locale.ROOT);
		return all().stream()
			.filter((candidate) -> distance(wanted, candidate) <= Math.min(MAX_DISTANCE, wanted.length() / 2))
			.sorted(Comparator.comparingInt((candidate) -> distance(wanted, candidate)))
			.limit(MAX_SIMILAR)
			.toList();
	}

	private static int distance(String wanted, String candidate) {
		if (Math.abs(wanted.length() - candidate.length()) > MAX_DISTANCE) {
			return Integer.MAX_VALUE;
		}
		return EditDistance.between(wanted, candidate.toLowerCase(Locale.ROOT));
	}

	private Collection<String> all() {
		Set<String> names = new LinkedHashSet<>();
		this.links.nodes().forEach((revision) -> names.add(revision.id()));
		names.addAll(this.links.labels().keySet());
		return names;
	}

	private RevisionNode owner(String name) {
		RevisionNode owner = lookUp(name);
		if (owner == null) {
			throw new IllegalArgumentException("'name' must be a known name but was '" + name + "'");
		}
		return owner;
	}

	private @Nullable RevisionNode lookUp(String name) {
		int number = this.links.find(name);
		return (number >= 0) ? this.links.nodes().get(number) : this.links.labels().get(name);
	}

}
