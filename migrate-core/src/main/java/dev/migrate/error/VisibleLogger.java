package dev.migrate.error;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.CallerBoundaryAware;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Hands lines on with their control characters written so that they are seen: what files,
 * databases and users call things cannot forge a line.
 */
final class VisibleLogger extends LegacyAbstractLogger {

	private static final long serialVersionUID = 1L;

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
