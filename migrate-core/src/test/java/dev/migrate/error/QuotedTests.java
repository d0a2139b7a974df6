package dev.migrate.error;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what others call things forges no line, in messages and in the log.
 */
class QuotedTests {

	private static final String HOSTILE = "a\r\nERROR x\u001b[31m\u0085\u2028\u2029\u202e\0\u009b";

	private static final String VISIBLE = "a\\r\\nERROR x\\u001b[31m\\u0085\\u2028\\u2029\\u202e\\u0000\\u009b";

	@Test
	void controlCharactersAreSeen() {
		assertThat(Quoted.visible(HOSTILE)).isEqualTo(VISIBLE);
		assertThat(Quoted.visible(VISIBLE)).isEqualTo(VISIBLE);
		assertThat(Quoted.visible("tab\tä € 𝄞 C:\\new")).isEqualTo("tab\tä € 𝄞 C:\\new");
	}

	@Test
	void listIsSeen() {
		assertThat(Quoted.list(List.of(HOSTILE, "b"))).isEqualTo("'" + VISIBLE + "', 'b'");
	}

	@Test
	void exceptionsStandOnOneLine() {
		MigrateException failure = new MigrateException("There is '" + HOSTILE + "'.", "Drop '" + HOSTILE + "'.") {
		};

		assertThat(failure.description()).isEqualTo("There is '" + VISIBLE + "'.");
		assertThat(failure.action()).isEqualTo("Drop '" + VISIBLE + "'.");
		assertThat(failure).hasMessage(failure.description() + " " + failure.action());
	}

	@Test
	void logLinesStandOnOneLine() {
		RecordingLogger target = new RecordingLogger();
		Logger logger = new RunLog.VisibleLogger(target);
		IllegalStateException failure = new IllegalStateException();

		logger.info("at '{}', {} of {}", HOSTILE, 1, 2);
		logger.warn(HOSTILE + " {}");
		logger.error("failed at {}", HOSTILE, failure);
		logger.debug("not said");

		assertThat(target.lines).containsExactly("INFO at '" + VISIBLE + "', 1 of 2", "WARN " + VISIBLE + " {}",
				"ERROR failed at " + VISIBLE);
		assertThat(target.failures).containsExactly(failure);
		assertThat(logger.getName()).isEqualTo("target");
	}

	/**
	 * Keeps lines from INFO on.
	 */
	private static final class RecordingLogger extends LegacyAbstractLogger {

		private final transient List<String> lines = new ArrayList<>();

		private final transient List<Throwable> failures = new ArrayList<>();

		private RecordingLogger() {
			this.name = "target";
		}

		@Override
		protected @Nullable String getFullyQualifiedCallerName() {
			return null;
		}

		@Override
		protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker, String pattern,
				Object @Nullable [] arguments, @Nullable Throwable failure) {
			assertThat(arguments).isNullOrEmpty();
			this.lines.add(level + " " + pattern);
			if (failure != null) {
				this.failures.add(failure);
			}
		}

		@Override
		public boolean isTraceEnabled() {
			return false;
		}

		@Override
		public boolean isDebugEnabled() {
			return false;
		}

		@Override
		public boolean isInfoEnabled() {
			return true;
		}

		@Override
		public boolean isWarnEnabled() {
			return true;
		}

		@Override
		public boolean isErrorEnabled() {
			return true;
		}

	}

}
