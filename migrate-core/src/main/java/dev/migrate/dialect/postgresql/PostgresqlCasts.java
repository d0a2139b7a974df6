package dev.migrate.dialect.postgresql;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.dialect.standard.DdlRenderer;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.TypeName;

/**
 * The casts to an enum type in what the server writes, for a column that is to have
 * another type: they would keep the type, or compare with it what no longer has it.
 *
 * @param from the name of the type, as it stands in a statement
 * @param to the type that takes its place
 * @param others the columns that keep their type, as they stand in a statement: what they
 * are compared with stays
 */
record PostgresqlCasts(String from, String to, List<String> others) {

	private static final Pattern QUALIFIED = Pattern.compile("(?:(?:\\w+|\"(?:[^\"]|\"\")+\")\\.)?(.+)");

	private static final String TEXT = "(?:text|character varying(?:\\(\\d+\\))?|bpchar)";

	private static final Set<TypeName> TEXTS = EnumSet.of(TypeName.CHAR, TypeName.VARCHAR, TypeName.TEXT);

	/**
	 * The casts for a column that is to have another type.
	 * @param from the enum type as it stands in a statement
	 * @param type the new type of the column; text is compared as text, whatever its
	 * length
	 * @param renderer spells it
	 * @param others the columns of the table that keep the enum type
	 */
	static PostgresqlCasts of(String from, ColumnType type, DdlRenderer renderer, List<String> others) {
		ColumnType element = type.single();
		return new PostgresqlCasts(from, TEXTS.contains(element.name()) ? "text" : renderer.type(element),
				others.stream().map(renderer::quote).toList());
	}

	/**
	 * An expression or statement in which a column that was text and becomes an enum type
	 * is compared with words of that type.
	 * @param column the column as it stands in a statement
	 * @param type the enum type
	 */
	static String compared(String sql, String column, String type) {
		String name = Pattern.quote(column);
		Pattern comparison = Pattern.compile("(?:\\(" + name + "\\)|(?<![\\w\".])" + name
				+ ")(?:::text(?:\\[\\])?)? ((?:=|<>) (?:(?:ANY|ALL) )?)(\\(*(?:ARRAY\\[[^\\]]*\\]|'(?:[^']|'')*'::"
				+ TEXT + ")\\)*(?:::" + TEXT + "(?:\\[\\])?\\)*)?)");
		return comparison.matcher(sql)
			.replaceAll((match) -> Matcher.quoteReplacement(column + " " + match.group(1)
					+ match.group(2).replaceAll("::" + TEXT, Matcher.quoteReplacement("::" + type))));
	}

	/**
	 * An expression or statement with casts to the other type.
	 */
	String replaced(String sql) {
		Matcher qualified = QUALIFIED.matcher(this.from);
		String name = qualified.matches() ? qualified.group(1) : this.from;
		String cast = "::(?:(?:\\w+|\"[^\"]+\")\\.)?" + Pattern.quote(name) + "(?![\\w$\"])";
		Pattern pattern = Pattern.compile(kept(cast) + "'(?:[^']|'')*'|" + cast);
		return pattern.matcher(sql)
			.replaceAll((match) -> Matcher
				.quoteReplacement(match.group().startsWith("::") ? "::" + this.to : match.group()));
	}

	/**
	 * What other columns are compared with.
	 */
	private String kept(String cast) {
		if (this.others.isEmpty()) {
			return "";
		}
		String column = this.others.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
		String word = "'(?:[^']|'')*'(?:" + cast + ")?";
		return "(?<![\\w\".])" + column + "\\)? (?:=|<>|<|>|<=|>=) (?:(?:ANY|ALL) )?\\(*(?:ARRAY\\[[^\\]]*\\]|" + word
				+ ")\\)*(?:" + cast + "(?:\\[\\])?)?|";
	}

}
