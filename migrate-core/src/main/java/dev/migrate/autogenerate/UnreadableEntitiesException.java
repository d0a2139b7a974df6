package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * There are entities, but nothing can read them, nothing tells how they are mapped, or
 * their mapping is wrong. Nothing has been changed.
 */
public final class UnreadableEntitiesException extends MigrateException {

	private final String beanName;

	private final ArrayList<String> faults;

	/**
	 * Create an exception.
	 * @param beanName whose entities they are
	 * @param reason why they cannot be read
	 * @param remedy what to do
	 * @param cause what was met, if anything
	 */
	public UnreadableEntitiesException(String beanName, String reason, String remedy, @Nullable Throwable cause) {
		super("The entities of '" + beanName + "' cannot be read: " + reason, remedy, cause);
		this.beanName = beanName;
		this.faults = new ArrayList<>();
	}

	private UnreadableEntitiesException(String beanName, List<String> faults, Throwable cause) {
		super("The entities of '" + beanName + "' cannot be read: " + listed(faults), "Correct the mapping.", cause);
		this.beanName = beanName;
		this.faults = new ArrayList<>(faults);
	}

	/**
	 * Create an exception for a mapping that is wrong in places.
	 * @param beanName whose entities they are
	 * @param faults what is wrong, each with the entity and the attribute
	 * @param cause what was met first
	 * @return the exception
	 */
	public static UnreadableEntitiesException of(String beanName, List<String> faults, Throwable cause) {
		return new UnreadableEntitiesException(beanName, faults, cause);
	}

	private static String listed(List<String> faults) {
		if (faults.size() == 1) {
			return sentence(faults.get(0));
		}
		StringBuilder text = new StringBuilder(faults.size() + " faults in the mapping.");
		for (int i = 0; i < faults.size(); i++) {
			text.append(" (").append(i + 1).append(") ").append(sentence(faults.get(i)));
		}
		return text.toString();
	}

	private static String sentence(String message) {
		return message.endsWith(".") ? message : message + ".";
	}

	/**
	 * Whose entities they are.
	 * @return the name of the bean
	 */
	public String beanName() {
		return this.beanName;
	}

	/**
	 * What is wrong with the mapping.
	 * @return each fault with the entity and the attribute, or nothing if the mapping is
	 * not what is wrong
	 */
	public List<String> faults() {
		return List.copyOf(this.faults);
	}

}
