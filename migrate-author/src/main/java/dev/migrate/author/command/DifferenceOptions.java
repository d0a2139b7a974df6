package dev.migrate.author.command;

import java.util.Locale;

import dev.migrate.autogenerate.AutogenerateLevel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * What commands that compare take besides.
 */
final class DifferenceOptions {

	@Option(names = "--level", paramLabel = "<level>", converter = LevelConverter.class,
			description = "How much is compared: 'validate' what Hibernate's validation looks at, 'full' what entities "
					+ "declare, 'strict' all that there is. As 'migrate.autogenerate.level' says by default.")
	private @Nullable AutogenerateLevel level;

	@Option(names = "--details", description = "Show each difference, however many there are.")
	private boolean details;

	@Nullable AutogenerateLevel level() {
		return this.level;
	}

	boolean details() {
		return this.details;
	}

	boolean areGiven() {
		return this.level != null || this.details;
	}

	/**
	 * The option that is given, for messages.
	 */
	String given() {
		return (this.level != null) ? "--level" : "--details";
	}

	/**
	 * Levels as properties write them.
	 */
	static final class LevelConverter implements ITypeConverter<AutogenerateLevel> {

		@Override
		public AutogenerateLevel convert(String text) {
			try {
				return AutogenerateLevel.valueOf(text.toUpperCase(Locale.ROOT));
			}
			catch (IllegalArgumentException ex) {
				throw new TypeConversionException("'" + text + "' is none of 'validate', 'full' and 'strict'");
			}
		}

	}

}
