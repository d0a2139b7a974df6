package dev.migrate.autogenerate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.lang.Internal;
import dev.migrate.schema.TableName;

/**
 * Decides by patterns what is compared: {@code table:audit_*}, {@code index:orders.ix_*}.
 * A pattern is a kind of object and a name, in which {@code *} stands for any text and
 * {@code ?} for one character; case does not matter.
 * <p>
 * A table is named by itself or with its schema before it; what belongs to a table is
 * named by itself, or with its table before it. A kind of which patterns to include say
 * nothing is included as a whole. What is excluded is left out in any case; with a table
 * goes what belongs to it.
 */
@Internal
public final class PatternFilter implements ObjectFilter {

	private final List<ObjectPattern> include;

	private final List<ObjectPattern> exclude;

	private PatternFilter(List<ObjectPattern> include, List<ObjectPattern> exclude) {
		this.include = include;
		this.exclude = exclude;
	}

	/**
	 * Read patterns.
	 * @param include what is compared, nothing to compare all
	 * @param exclude what is left out
	 * @return the filter
	 * @throws ObjectPatternException if a pattern cannot be read
	 */
	public static PatternFilter of(List<String> include, List<String> exclude) {
		return new PatternFilter(include.stream().map(ObjectPattern::parse).toList(),
				exclude.stream().map(ObjectPattern::parse).toList());
	}

	@Override
	public boolean includes(ObjectKind kind, TableName table, String name) {
		List<ObjectPattern> ofKind = this.include.stream().filter((pattern) -> pattern.kind() == kind).toList();
		boolean included = ofKind.isEmpty() || ofKind.stream().anyMatch((pattern) -> pattern.matches(table, name));
		return included
				&& this.exclude.stream().noneMatch((pattern) -> pattern.kind() == kind && pattern.matches(table, name));
	}

	/**
	 * One pattern.
	 *
	 * @param kind the kind of object
	 * @param name matches its name
	 */
	private record ObjectPattern(ObjectKind kind, Pattern name) {

		static ObjectPattern parse(String text) {
			int colon = text.indexOf(':');
			String kind = (colon < 0) ? "" : text.substring(0, colon).strip();
			String name = text.substring(colon + 1).strip();
			Optional<ObjectKind> known = Arrays.stream(ObjectKind.values())
				.filter((each) -> word(each).equals(kind.toLowerCase(Locale.ROOT)))
				.findFirst();
			if (known.isEmpty() || name.isEmpty()) {
				throw new ObjectPatternException(text,
						Arrays.stream(ObjectKind.values()).map(ObjectPattern::word).collect(Collectors.joining(", ")));
			}
			return new ObjectPattern(known.get(), Pattern.compile(regex(name), Pattern.CASE_INSENSITIVE));
		}

		private static String word(ObjectKind kind) {
			return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

		private static String regex(String name) {
			return name.codePoints().mapToObj((c) -> switch (c) {
				case '*' -> ".*";
				case '?' -> ".";
				default -> Pattern.quote(Character.toString(c));
			}).collect(Collectors.joining());
		}

		private boolean matches(TableName table, String name) {
			boolean stands = switch (this.kind) {
				case TABLE, SEQUENCE, ENUM, VIEW, FUNCTION, PROCEDURE, TRIGGER -> true;
				case COLUMN, PRIMARY_KEY, INDEX, UNIQUE_CONSTRAINT, FOREIGN_KEY, CHECK, EXCLUDE -> false;
			};
			return is(name) || is(table.toString()) && stands
					|| !stands && (is(table.name() + "." + name) || is(table + "." + name));
		}

		private boolean is(String text) {
			return this.name.matcher(text).matches();
		}

	}

}
