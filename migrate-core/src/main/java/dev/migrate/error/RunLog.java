package dev.migrate.error;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.CallerBoundaryAware;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Where all lines of a run go that are for users. The name of the logger is what they set
 * the level of, so it stays, whichever class writes. What is written stands on one line.
 */
@Internal
public final class RunLog {

	public static final Logger logger = new VisibleLogger(LoggerFactory.getLogger("dev.migrate.Migrator"));

	private RunLog() {
	}

	/**
	 * Another log, for those who look into details.
	 * @param type the class that writes
	 * @return its logger, which writes control characters so that they are seen
	 */
	public static Logger of(Class<?> type) {
		return new VisibleLogger(LoggerFactory.getLogger(type));
	}

	/**
	 * Hands lines on with their control characters written so that they are seen: what
	 * files, databases and users call things cannot forge a line.
	 */
	static final class VisibleLogger extends LegacyAbstractLogger {

		private final transient Logger target;

		VisibleLogger(Logger target) {
			this.target = target;
			this.name = target.getName();
		}

		@Override
		protected String getFullyQualifiedCallerName() {
			return VisibleLogger.class.getName();
		}

		@Override
		protected void handleNormalizedLoggingCall(Level level, @Nullable Marker marker, String pattern,
				Object @Nullable [] arguments, @Nullable Throwable failure) {
			LoggingEventBuilder event = this.target.atLevel(level).setCause(failure);
			if (event instanceof CallerBoundaryAware aware) {
				aware.setCallerBoundary(getFullyQualifiedCallerName());
			}
			event.log(Quoted.visible(MessageFormatter.basicArrayFormat(pattern, arguments)));
		}

		@Override
		public boolean isTraceEnabled() {
			return this.target.isTraceEnabled();
		}

		@Override
		public boolean isDebugEnabled() {
			return this.target.isDebugEnabled();
		}

		@Override
		public boolean isInfoEnabled() {
			return this.target.isInfoEnabled();
		}

		@Override
		public boolean isWarnEnabled() {
			return this.target.isWarnEnabled();
		}

		@Override
		public boolean isErrorEnabled() {
			return this.target.isErrorEnabled();
		}

	}

}
