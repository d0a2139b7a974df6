package dev.migrate.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * What a run took, beyond what the JVM and the driver had taken before.
 *
 * @param time by the clock
 * @param cpu of the process
 * @param classes loaded
 * @param peakKilobytes of memory of the whole process; 0 where the system does not tell
 */
record Cost(Duration time, Duration cpu, long classes, long peakKilobytes) {

	/**
	 * Read the line of a process.
	 * @param line what {@link #toString()} gave
	 * @return the cost
	 */
	static Cost parse(String line) {
		String[] parts = line.split(" ");
		return new Cost(Duration.parse(parts[0]), Duration.parse(parts[1]), Long.parseLong(parts[2]),
				Long.parseLong(parts[3]));
	}

	/**
	 * The middle one of each figure.
	 * @param costs at least one
	 * @return a cost that need not be one of them
	 */
	static Cost median(List<Cost> costs) {
		return new Cost(middle(costs, Cost::time), middle(costs, Cost::cpu), middle(costs, Cost::classes),
				middle(costs, Cost::peakKilobytes));
	}

	private static <T extends Comparable<T>> T middle(List<Cost> costs, Function<Cost, T> figure) {
		return costs.stream().map(figure).sorted().toList().get(costs.size() / 2);
	}

	@Override
	public String toString() {
		return this.time + " " + this.cpu + " " + this.classes + " " + this.peakKilobytes;
	}

}
