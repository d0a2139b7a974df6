package dev.migrate.error;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What to do about a failure: sentences in which the remedies are values.
 */
public final class Advice implements Serializable {

	private final List<Part> parts;

	private Advice(List<Part> parts) {
		this.parts = parts;
	}

	/**
	 * Begin with text, or say it all so.
	 * @param text the text
	 * @return advice
	 */
	public static Advice of(String text) {
		return new Advice(List.of(new Part(text, null)));
	}

	/**
	 * Begin with a remedy.
	 * @param remedy the remedy
	 * @return advice
	 */
	public static Advice of(Remedy remedy) {
		return new Advice(List.of(new Part("", remedy)));
	}

	/**
	 * Go on with text.
	 * @param text the text
	 * @return longer advice
	 */
	public Advice and(String text) {
		return and(of(text));
	}

	/**
	 * Go on with a remedy.
	 * @param remedy the remedy
	 * @return longer advice
	 */
	public Advice and(Remedy remedy) {
		return and(of(remedy));
	}

	/**
	 * Go on with other advice.
	 * @param other the advice
	 * @return longer advice
	 */
	public Advice and(Advice other) {
		return new Advice(Stream.concat(this.parts.stream(), other.parts.stream()).toList());
	}

	/**
	 * What helps, as far as it is a setting or a command.
	 * @return the remedies in the order in which they are said
	 */
	public List<Remedy> remedies() {
		return this.parts.stream().map(Part::remedy).filter(Objects::nonNull).toList();
	}

	/**
	 * Say it.
	 * @param speaker knows the words for settings and commands
	 * @return full sentences, in which control characters are escaped
	 */
	public String in(Remedy.Speaker speaker) {
		StringBuilder text = new StringBuilder();
		for (Part part : this.parts) {
			String said = part.in(speaker);
			boolean begins = text.isEmpty() || text.toString().endsWith(". ");
			text.append(begins ? capitalized(said) : said);
		}
		return Quoted.visible(text.toString());
	}

	private static String capitalized(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	/**
	 * As Java speaks.
	 */
	@Override
	public String toString() {
		return in(Remedy.Speaker.JAVA);
	}

	private record Part(String text, @Nullable Remedy remedy) implements Serializable {

		String in(Remedy.Speaker speaker) {
			return (this.remedy != null) ? this.remedy.in(speaker) : this.text;
		}

	}

}
