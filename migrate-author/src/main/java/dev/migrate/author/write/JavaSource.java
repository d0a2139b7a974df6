package dev.migrate.author.write;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.author.draft.JavaText;
import dev.migrate.autogenerate.ComparisonBeans;
import dev.migrate.autogenerate.TypeSource;
import dev.migrate.operation.Operations;
import dev.migrate.schema.ColumnType;
import dev.migrate.schema.Definitions;
import dev.migrate.schema.TableName;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/**
 * Names as they stand in a source, and the imports that they need. For one source.
 */
final class JavaSource {

	/** A text, or a class with its package. */
	private static final Pattern FULL_NAME = Pattern
		.compile("\"(?:\\\\.|[^\"\\\\])*\"|\\b((?:\\p{Ll}\\w*\\.)*\\p{Ll}\\w*)\\.(\\p{Lu}\\w*)");

	private final SortedSet<String> imports = new TreeSet<>();

	private final SortedSet<String> staticImports = new TreeSet<>();

	private final Map<String, String> taken = new HashMap<>();

	private final List<TypeSource> typeSources;

	JavaSource(List<TypeSource> typeSources) {
		this.typeSources = typeSources;
		for (Class<?> imported : new Class<?>[] { Operations.class, Migration.class, Revision.class, Override.class,
				Runnable.class }) {
			this.taken.put(imported.getSimpleName(), imported.getName());
		}
	}

	/**
	 * The name of a class; a nested one is named with the classes around it.
	 */
	String name(Class<?> type) {
		Class<?> enclosing = type.getEnclosingClass();
		if (enclosing != null) {
			return name(enclosing) + "." + type.getSimpleName();
		}
		return name(type.getPackageName(), type.getSimpleName());
	}

	private String name(String place, String simple) {
		String full = place + "." + simple;
		if (this.taken.putIfAbsent(simple, full) == null && !place.equals("java.lang")) {
			this.imports.add(full);
		}
		return full.equals(this.taken.get(simple)) ? simple : full;
	}

	/**
	 * A type as the application wants it to be written.
	 * @return the expression, or empty for the usual words
	 */
	Optional<String> type(ColumnType type) {
		return this.typeSources.stream()
			.flatMap((source) -> ComparisonBeans.ask(source, () -> source.source(type)).stream())
			.findFirst()
			.map(this::imported);
	}

	/**
	 * An expression in which classes have their short names.
	 */
	private String imported(String expression) {
		return FULL_NAME.matcher(expression)
			.replaceAll((found) -> Matcher
				.quoteReplacement((found.group(1) != null) ? name(found.group(1), found.group(2)) : found.group()));
	}

	/**
	 * A constant of an enum.
	 */
	String constant(Enum<?> constant) {
		return name(constant.getDeclaringClass()) + "." + constant.name();
	}

	/**
	 * A call of one of {@link Definitions}.
	 */
	JavaExpression definition(String factory, String... arguments) {
		this.staticImports.add(Definitions.class.getName() + "." + factory);
		return JavaExpression.of(factory + "(" + String.join(", ", arguments) + ")");
	}

	static String text(String text) {
		return JavaText.literal(text);
	}

	static String[] texts(List<String> texts) {
		return texts.stream().map(JavaText::literal).toArray(String[]::new);
	}

	/**
	 * The name of a table, and of columns in it, as arguments.
	 */
	String[] tableAndColumns(TableName table, List<String> columns) {
		String name = (table.schema() != null) ? qualified(table) : text(table.name());
		return Stream.concat(Stream.of(name), Arrays.stream(texts(columns))).toArray(String[]::new);
	}

	private String qualified(TableName table) {
		return definition("table", JavaValues.textOrNull(table.schema()), text(table.name())).toString();
	}

	/**
	 * A list of what stands between its brackets.
	 */
	String list(String... elements) {
		return name(List.class) + Arrays.stream(elements).collect(Collectors.joining(", ", ".of(", ")"));
	}

	SortedSet<String> imports() {
		return this.imports;
	}

	SortedSet<String> staticImports() {
		return this.staticImports;
	}

}
