package dev.migrate.author.command;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.migrate.error.Advice;
import dev.migrate.execute.RevisionFailedException;
import dev.migrate.plan.Direction;
import dev.migrate.plan.Step;
import dev.migrate.revision.RevisionNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressLineTests {

	private static final Step STEP = new Step(Direction.UPGRADE, RevisionNode.of("a1f0").withMessage("Fill"), List.of(),
			List.of("a1f0"));

	private final StringWriter err = new StringWriter();

	@Test
	void personSeesBatchesInOneLine() {
		run(progress(true));
		assertThat(this.err.toString().replace("\r\n", "\n"))
			.isEqualTo("upgrade a1f0, Fill\rupgrade a1f0, Fill: users, 1 batch, 1 row"
					+ "\rupgrade a1f0, Fill: users, 2 batches, 1001 rows\rupgrade a1f0, Fill" + " ".repeat(29)
					+ "\b".repeat(29) + " (1.500 s)\n");
	}

	@Test
	void fileHasOneLineForRevision() {
		run(progress(false));
		assertThat(this.err.toString().replace("\r\n", "\n")).isEqualTo("upgrade a1f0, Fill (1.500 s)\n");
	}

	@Test
	void failureAndWaitingBeginNewLine() {
		ProgressLine progress = progress(true);
		progress.beforeStep(STEP);
		progress.waiting("shop on web-1", Duration.ofSeconds(75));
		progress.beforeStep(STEP);
		progress.afterFailure(STEP, failure());
		assertThat(this.err.toString().replace("\r\n", "\n")).isEqualTo("""
				upgrade a1f0, Fill
				waiting for shop on web-1 (1 min 15 s)
				upgrade a1f0, Fill
				""");
		assertThat(progress.running()).isNull();
	}

	@Test
	void namesForgeNoLine() {
		ProgressLine progress = progress(false);
		progress.waiting("shop\r\nerror: forged", Duration.ofSeconds(1));
		progress.afterStep(new Step(Direction.UPGRADE, RevisionNode.of("a1f0").withMessage("Fill\n\u001b[2Jall"),
				List.of(), List.of("a1f0")), Duration.ofMillis(1500));
		assertThat(this.err.toString().replace("\r\n", "\n")).isEqualTo("""
				waiting for shop\\r\\nerror: forged (1.000 s)
				upgrade a1f0, Fill\\n\\u001b[2Jall (1.500 s)
				""");
	}

	private static void run(ProgressLine progress) {
		progress.beforeStep(STEP);
		progress.afterBatch(STEP, "users", 1, 1);
		progress.afterBatch(STEP, "users", 2, 1001);
		progress.afterStep(STEP, Duration.ofMillis(1500));
		assertThat(progress.completed()).containsExactly(STEP);
	}

	private ProgressLine progress(boolean interactive) {
		Output output = new Output(new PrintWriter(new StringWriter()), new PrintWriter(this.err), interactive,
				new BufferedReader(Reader.nullReader()));
		return new ProgressLine(output, new StandardOptions());
	}

	private static RevisionFailedException failure() {
		return new RevisionFailedException(
				"It failed.", Advice.of("Correct it."), new RevisionFailedException.Details("a1f0", Direction.UPGRADE,
						1, Optional.empty(), "a.sql", Optional.empty(), Optional.empty(), 0, true),
				new IllegalStateException());
	}

}
