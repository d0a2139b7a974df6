package dev.migrate.revision;

import java.util.Optional;

import dev.migrate.error.Advice;
import dev.migrate.error.MigrateException;
import dev.migrate.error.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Root of the exceptions about the graph of revisions and the words that point into it.
 * None of them has changed anything.
 */
public abstract class RevisionException extends MigrateException {

	private @Nullable Setting setting;

	/**
	 * Create an exception.
	 * @param description what is wrong and what is there
	 * @param action what to do
	 */
	protected RevisionException(String description, String action) {
		super(description, action);
	}

	/**
	 * Create an exception that knows remedies.
	 * @param description what is wrong and what is there
	 * @param advice what to do
	 */
	protected RevisionException(String description, Advice advice) {
		super(description, advice);
	}

	/**
	 * The same, where it is a setting that has the words.
	 * @param setting the setting
	 * @return this, or an exception whose advice is about the setting
	 */
	public RevisionException of(Setting setting) {
		return with(setting);
	}

	final RevisionException with(Setting setting) {
		this.setting = setting;
		return this;
	}

	/**
	 * The setting that has the words.
	 * @return the setting, or empty if no setting has them, or it is not known which
	 */
	public final Optional<Setting> setting() {
		return Optional.ofNullable(this.setting);
	}

}
