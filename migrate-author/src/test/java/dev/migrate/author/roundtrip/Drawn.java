package dev.migrate.author.roundtrip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/**
 * What a seed draws.
 */
final class Drawn {

	private final Random random;

	Drawn(long seed) {
		this.random = new Random(seed);
		// The first value of neighbouring seeds is nearly the same
		this.random.nextLong();
	}

	boolean oneIn(int count) {
		return this.random.nextInt(count) == 0;
	}

	int upTo(int largest) {
		return this.random.nextInt(largest + 1);
	}

	@SafeVarargs
	final <T> T of(T... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	<T> T of(Collection<T> choices) {
		return new ArrayList<>(choices).get(this.random.nextInt(choices.size()));
	}

	<T> List<T> some(List<T> choices, int count) {
		List<T> shuffled = new ArrayList<>(choices);
		java.util.Collections.shuffle(shuffled, this.random);
		return List.copyOf(shuffled.subList(0, Math.min(count, shuffled.size())));
	}

}
