package dev.migrate.settings;

import java.time.Duration;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What a start does, and where it leads.
 *
 * @param mode what a start does
 * @param target the target in the words of users
 * @param allowDowngrade whether a start may downgrade a database that is above the target
 * @param verifyWait how long {@link Mode#VERIFY} waits for another process
 * @param sqlOutput the file that the SQL is written to instead of being run, {@code -}
 * for standard output, or {@code null}
 */
public record Goal(Mode mode, String target, boolean allowDowngrade, Duration verifyWait, @Nullable String sqlOutput) {

	/** What holds where nothing is said. */
	public static final Goal DEFAULTS = new Goal(Mode.UPGRADE, "heads", false, Duration.ZERO, null);

	/**
	 * On which a goal is set.
	 *
	 * @param <B> what it is
	 */
	public interface Settable<B> {

		/**
		 * Change the goal as a whole.
		 * @param change makes the one that is to hold of the one that holds so far
		 * @return this
		 */
		B goal(UnaryOperator<Goal> change);

		/**
		 * Say what a start does.
		 * @param mode the mode; an upgrade if not set
		 * @return this
		 */
		default B mode(Mode mode) {
			return goal((goal) -> new Goal(mode, goal.target, goal.allowDowngrade, goal.verifyWait, goal.sqlOutput));
		}

		/**
		 * Say where a start leads.
		 * @param target {@code heads}, which holds if not set, a revision or the
		 * beginning of one, a branch label, {@code base}, or a relative one such as
		 * {@code +1}
		 * @return this
		 */
		default B target(String target) {
			return goal((goal) -> new Goal(goal.mode, target, goal.allowDowngrade, goal.verifyWait, goal.sqlOutput));
		}

		/**
		 * Allow a start to downgrade a database that is above the target, which is an
		 * error otherwise.
		 * @param allowDowngrade whether it may; {@code false} if not set
		 * @return this
		 */
		default B allowDowngrade(boolean allowDowngrade) {
			return goal((goal) -> new Goal(goal.mode, goal.target, allowDowngrade, goal.verifyWait, goal.sqlOutput));
		}

		/**
		 * Let {@link Mode#VERIFY} wait for another process to bring the database to the
		 * target.
		 * @param verifyWait how long; zero, which holds if not set, looks once
		 * @return this
		 */
		default B verifyWait(Duration verifyWait) {
			return goal((goal) -> new Goal(goal.mode, goal.target, goal.allowDowngrade, verifyWait, goal.sqlOutput));
		}

		/**
		 * Let {@link Mode#UPGRADE} write the SQL that it would run, so that the database
		 * is only read.
		 * @param sqlOutput the path of a file, {@code -} for standard output, or
		 * {@code null}, which holds if not set, to run it
		 * @return this
		 */
		default B sqlOutput(@Nullable String sqlOutput) {
			return goal((goal) -> new Goal(goal.mode, goal.target, goal.allowDowngrade, goal.verifyWait, sqlOutput));
		}

	}

}
