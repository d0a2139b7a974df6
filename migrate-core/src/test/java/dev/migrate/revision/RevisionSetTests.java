package dev.migrate.revision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RevisionSet}: it does what any set does.
 */
class RevisionSetTests {

	private static final List<BiFunction<Set<String>, Collection<String>, Boolean>> ACTIONS = List.of(Set::addAll,
			Set::removeAll, Set::retainAll, Set::containsAll, (set, ids) -> set.add(ids.iterator().next()),
			(set, ids) -> set.remove(ids.iterator().next()), (set, ids) -> set.removeIf(ids::contains));

	private final RevisionGraph graph = Graphs.graph("a", "b -> a", "c -> a", "d -> b, c", "e -> d", "f -> d");

	@Test
	void actsAsAnyOtherSet() {
		Random random = new Random(7);
		Set<String> set = below("f");
		Set<String> expected = new TreeSet<>(set);
		for (int i = 0; i < 1_000; i++) {
			Set<String> other = below(pick(random));
			other.remove(pick(random));
			other.add(pick(random));
			BiFunction<Set<String>, Collection<String>, Boolean> action = ACTIONS.get(random.nextInt(ACTIONS.size()));
			Collection<String> given = random.nextBoolean() ? other : new LinkedHashSet<>(other);
			assertThat(action.apply(set, given)).isEqualTo(action.apply(expected, new ArrayList<>(given)));
			assertThat(set).containsExactlyElementsOf(expected).isEqualTo(expected).hasSameHashCodeAs(expected);
			assertThat(set.isEmpty()).isEqualTo(expected.isEmpty());
			assertThat(this.graph.newestFirst(set)).isEqualTo(this.graph.newestFirst(expected));
		}
	}

	@Test
	void setsOfTwoGraphsCompareIdentifiers() {
		RevisionGraph other = Graphs.graph("z", "b -> z", "a -> b");
		Set<String> set = below("d");
		assertThat(set.removeAll(other.ancestors(List.of("b"), Relation.REQUIREMENTS))).isTrue();
		assertThat(set).containsExactly("a", "c", "d");
		assertThat(set.retainAll(other.ancestors(List.of("a"), Relation.REQUIREMENTS))).isTrue();
		assertThat(set).containsExactly("a").doesNotContain("z");
	}

	@Test
	void refusesWhatTheGraphDoesNotHave() {
		assertThatExceptionOfType(NoSuchRevisionException.class).isThrownBy(() -> below("d").add("z"));
		assertThatExceptionOfType(NoSuchRevisionException.class).isThrownBy(() -> this.graph.newestFirst(List.of("z")));
	}

	@Test
	void iteratorEnds() {
		Iterator<String> one = below("a").iterator();
		assertThat(one.next()).isEqualTo("a");
		assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(one::next);
	}

	private Set<String> below(String id) {
		return this.graph.ancestors(List.of(id), Relation.REQUIREMENTS);
	}

	private static String pick(Random random) {
		return String.valueOf((char) ('a' + random.nextInt(6)));
	}

}
