package dev.migrate.error;

import java.io.Serializable;
import java.util.List;

/**
 * What helps against a failure, as a value: whoever shows the failure says it in the
 * words of those who read it, as a property, a command or a method.
 */
public sealed interface Remedy extends Serializable {

	/**
	 * Say it.
	 * @param speaker knows the words
	 * @return a part of a sentence that begins with a verb; for a command, its name
	 */
	String in(Speaker speaker);

	/**
	 * Set a setting to a value.
	 *
	 * @param setting the setting
	 * @param value a constant of its type, {@code true} or {@code false}
	 */
	record SetValue(Setting setting, Serializable value) implements Remedy {

		@Override
		public String in(Speaker speaker) {
			return speaker.say(this);
		}

	}

	/**
	 * Set a setting to what only the reader knows.
	 *
	 * @param setting the setting
	 * @param what what to set it to, as part of a sentence
	 */
	record SetSuitably(Setting setting, String what) implements Remedy {

		@Override
		public String in(Speaker speaker) {
			return speaker.say(this);
		}

	}

	/**
	 * Give one of the keys of a setting a value.
	 *
	 * @param setting the setting
	 * @param key the key
	 */
	record SetEntry(Setting setting, String key) implements Remedy {

		@Override
		public String in(Speaker speaker) {
			return speaker.say(this);
		}

	}

	/**
	 * Do not set a setting.
	 *
	 * @param setting the setting
	 */
	record Unset(Setting setting) implements Remedy {

		@Override
		public String in(Speaker speaker) {
			return speaker.say(this);
		}

	}

	/**
	 * Run a command.
	 *
	 * @param command the command
	 * @param arguments targets or revisions
	 */
	record Run(Command command, List<String> arguments) implements Remedy {

		@Override
		public String in(Speaker speaker) {
			return speaker.say(this);
		}

	}

	/**
	 * How a front end says remedies.
	 */
	interface Speaker {

		/** Calls methods of the builder and of the migrator. */
		Speaker JAVA = new JavaSpeaker();

		/**
		 * Say that a setting is to be set to a value.
		 * @param remedy the setting and the value
		 * @return such as {@code set 'mode' to 'verify'}
		 */
		String say(SetValue remedy);

		/**
		 * Say that a setting is to be set.
		 * @param remedy the setting, and what to set it to
		 * @return such as {@code set 'target' to what the database is at}
		 */
		String say(SetSuitably remedy);

		/**
		 * Say that a key of a setting needs a value.
		 * @param remedy the setting and the key
		 * @return such as {@code set 'placeholders.owner'}
		 */
		String say(SetEntry remedy);

		/**
		 * Say that a setting is not to be set.
		 * @param remedy the setting
		 * @return such as {@code remove 'target'}
		 */
		String say(Unset remedy);

		/**
		 * Name a command.
		 * @param remedy the command and its arguments
		 * @return such as {@code `upgrade heads`}
		 */
		String say(Run remedy);

	}

}
