package dev.migrate.author.roundtrip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.author.roundtrip.RoundTrip.Failure;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Generated schemas and changes of them, there and back.
 */
abstract class RoundTripTests {

	private static final Logger logger = LoggerFactory.getLogger(RoundTripTests.class);

	private static final long SEED = Long.getLong("migrate.test.seed", 0);

	abstract Traits traits();

	abstract int journeys();

	@TestFactory
	Stream<DynamicTest> leadsThereAndBackWhereSeedsHaveFailed() {
		RoundTrip trip = new RoundTrip(traits());
		return FoundCase.on(traits())
			.map((found) -> DynamicTest.dynamicTest(found.name(),
					() -> trip.run(found.journey())
						.ifPresent((failure) -> fail(report(found.journey(), failure), failure.cause()))))
			.onClose(trip::close);
	}

	@TestFactory
	Stream<DynamicTest> leadsThereAndBackFromTablesOfOthers() {
		RoundTrip trip = new RoundTrip(traits());
		return AdoptedCase.on(traits())
			.map((adopted) -> DynamicTest.dynamicTest(adopted.name(),
					() -> trip.run(adopted)
						.ifPresent((failure) -> fail(report(adopted.journey(), failure), failure.cause()))))
			.onClose(trip::close);
	}

	@TestFactory
	Stream<DynamicTest> bringsBackWhatNoOperationSays() {
		RoundTrip trip = new RoundTrip(traits());
		return UnsaidCase.on(traits())
			.map((unsaid) -> DynamicTest.dynamicTest(unsaid.toString(), () -> trip.run(unsaid)
				.ifPresent((failure) -> fail(
						"at '" + failure.phase() + "': " + failure.message() + "\n" + failure.log(), failure.cause()))))
			.onClose(trip::close);
	}

	@Test
	void leadsThereAndBack() {
		int count = Integer.getInteger("migrate.test.journeys", journeys());
		Map<String, List<Long>> failed = new LinkedHashMap<>();
		List<String> reports = new ArrayList<>();
		try (RoundTrip trip = new RoundTrip(traits())) {
			String chosen = System.getProperty("migrate.test.seeds." + traits());
			List<Long> all = (chosen != null)
					? java.util.stream.Stream.of(chosen.split(",")).map(Long::valueOf).toList()
					: java.util.stream.LongStream.range(SEED, SEED + count).boxed().toList();
			for (long seed : all) {
				Journey journey = JourneyGenerator.of(traits(), seed);
				Optional<Failure> failure = trip.run(journey);
				if (failure.isPresent()) {
					String kind = failure.get().phase() + ": "
							+ failure.get()
								.message()
								.lines()
								.findFirst()
								.orElse("")
								.replaceAll("\\d+", "#")
								.replaceAll("(?s)^(.{100}).*", "$1");
					List<Long> seeds = failed.computeIfAbsent(kind, (any) -> new ArrayList<>());
					seeds.add(seed);
					if (seeds.size() == 1 && failed.size() <= Integer.getInteger("migrate.test.shrink", 5)) {
						Journey shrunk = new Shrinker(traits(), trip).shrunk(journey, failure.get());
						reports.add("seed " + seed + "\n" + report(shrunk, trip.run(shrunk).orElse(failure.get())));
					}
				}
			}
		}
		failed.forEach((kind, seeds) -> reports.add(kind + "  x" + seeds.size() + " " + seeds));
		logger.info("{}: {} journeys", traits(), count);
		assertThat(reports.isEmpty()).as(String.join("\n\n", reports)).isTrue();
	}

	private static String report(Journey journey, Failure failure) {
		StringBuilder text = new StringBuilder("at '" + failure.phase() + "': " + failure.message());
		text.append("\n  rows ")
			.append(journey.rows())
			.append(", views ")
			.append(journey.views())
			.append(", cautious ")
			.append(journey.cautious())
			.append(", renames ")
			.append(journey.renames());
		text.append("\n  before ");
		journey.before().tables().forEach((table) -> text.append("\n    ").append(table));
		text.append("\n    ").append(journey.before().sequences());
		text.append("\n  after ");
		journey.after().tables().forEach((table) -> text.append("\n    ").append(table));
		text.append("\n    ").append(journey.after().sequences());
		failure.log().forEach((line) -> text.append("\n  * ").append(line));
		return text.toString()
			.replace("isPrimaryKey=false, isUnique=false, ", "")
			.replaceAll(
					"(length|precision|scale|enumeration|element|verbatim|identity|computed|references|collation|comment|defaultValue|variants)=(null|\\{\\})(, )?",
					"");
	}

}
