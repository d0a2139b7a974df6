package dev.migrate.author.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.lang.Internal;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.HeaderKey;

/**
 * What will be written into a new revision's file.
 *
 * @param node its place in the graph
 * @param createdAt when it was thought of
 * @param imports classes that the body needs, for Java and Kotlin
 * @param staticImports members of classes that the body needs, for both
 * @param upgrade the lines of the upgrade, without indentation
 * @param downgrade the lines of the downgrade, without indentation; for Java and Kotlin,
 * none leaves the downgrade to be derived
 * @param methods the lines of methods that these call, for Java, without indentation
 */
@Internal
public record RevisionDraft(RevisionNode node, Instant createdAt, List<String> imports, List<String> staticImports,
		List<String> upgrade, List<String> downgrade, List<String> methods) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[\\p{L}\\p{Nd}._-]+}");

	private static final String NOTHING = "";

	/** Two tabs, of four characters each. */
	private static final int CONTINUATION = 8;

	/** What someone who is about to write the body will need some of. */
	static final List<String> ALL_DEFINITIONS = List.of("dev.migrate.schema.Definitions.*");

	public RevisionDraft {
		node = node.withMessage(JavaText.oneLine(node.message()));
		imports = List.copyOf(imports);
		staticImports = List.copyOf(staticImports);
		upgrade = List.copyOf(upgrade);
		downgrade = List.copyOf(downgrade);
		methods = List.copyOf(methods);
	}

	/**
	 * Create a draft that needs no methods.
	 * @param node its place in the graph
	 * @param createdAt when it was thought of
	 * @param imports classes that the body needs
	 * @param staticImports members of classes that the body needs
	 * @param upgrade the lines of the upgrade
	 * @param downgrade the lines of the downgrade
	 */
	public RevisionDraft(RevisionNode node, Instant createdAt, List<String> imports, List<String> staticImports,
			List<String> upgrade, List<String> downgrade) {
		this(node, createdAt, imports, staticImports, upgrade, downgrade, List.of());
	}

	/**
	 * Create a draft without a body.
	 * @param node its place in the graph
	 * @param createdAt when it was thought of
	 */
	public static RevisionDraft of(RevisionNode node, Instant createdAt) {
		return new RevisionDraft(node, createdAt, List.of(), List.of(), List.of(), List.of());
	}

	/**
	 * Whether it is said what the revision does.
	 */
	public boolean hasBody() {
		return !this.upgrade.isEmpty() || !this.downgrade.isEmpty();
	}

	/**
	 * The values of a template in Java.
	 * @param packageName the package of the class
	 * @param lineLength how long a line may be
	 * @return the values by the names that templates have for them
	 */
	Map<String, String> javaValues(String packageName, String className, int lineLength) {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("package", packageName);
		values.put("class", className);
		values.put("annotation", annotation(lineLength));
		values.put("imports", lines("import ", this.imports, ";"));
		values.put("staticImports", lines("import static ", hasBody() ? this.staticImports : ALL_DEFINITIONS, ";"));
		values.put("upgrade", lines("\t\t", this.upgrade, NOTHING));
		values.put("downgrade", downgradeMethod() + javaMethods());
		return values;
	}

	/** The methods into which a long upgrade or downgrade was cut. */
	String javaMethods() {
		return lines("\t", this.methods, NOTHING);
	}

	private String annotation(int lineLength) {
		List<String> attributes = new ArrayList<>();
		attributes.add("id = " + JavaText.literal(this.node.id()));
		addArray(attributes, "downRevision", this.node.downRevisions());
		if (!this.node.message().isEmpty()) {
			attributes.add("message = " + JavaText.literal(this.node.message()));
		}
		addArray(attributes, "branchLabels", this.node.branchLabels());
		addArray(attributes, "dependsOn", this.node.dependsOn());
		attributes.add("createdAt = " + JavaText.literal(this.createdAt.toString()));
		return filled("@Revision(", attributes, lineLength);
	}

	/**
	 * As many attributes on a line as there is room for, which is what formatters make of
	 * an annotation that is too long for one.
	 */
	private static String filled(String start, List<String> attributes, int lineLength) {
		StringBuilder text = new StringBuilder(start).append(attributes.get(0));
		int column = text.length();
		for (String attribute : attributes.subList(1, attributes.size())) {
			// The space before it, and the comma or bracket behind it
			boolean fits = column + ", ".length() + attribute.length() + 1 <= lineLength;
			text.append(fits ? ", " : ",\n\t\t").append(attribute);
			column = (fits ? column + ", ".length() : CONTINUATION) + attribute.length();
		}
		return text.append(')').toString();
	}

	private static void addArray(List<String> attributes, String name, Collection<String> values) {
		if (values.size() == 1) {
			attributes.add(name + " = " + JavaText.literal(values.iterator().next()));
		}
		else if (!values.isEmpty()) {
			attributes.add(name + " = "
					+ values.stream().map(JavaText::literal).collect(Collectors.joining(", ", "{ ", " }")));
		}
	}

	private String downgradeMethod() {
		if (this.downgrade.isEmpty()) {
			return NOTHING;
		}
		return "\n\t@Override\n\tpublic void downgrade(Operations op) {\n" + lines("\t\t", this.downgrade, NOTHING)
				+ "\t}\n";
	}

	/**
	 * The values of a template in SQL.
	 * @return the values by the names that templates have for them
	 */
	Map<String, String> sqlValues() {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("header", header());
		values.put("upgrade", lines(NOTHING, this.upgrade, NOTHING));
		values.put("downgrade", lines(NOTHING, this.downgrade, NOTHING));
		return values;
	}

	private String header() {
		List<String> lines = new ArrayList<>();
		lines.add("-- revision: " + this.node.id());
		addLine(lines, HeaderKey.DOWN_REVISION, this.node.downRevisions());
		addLine(lines, HeaderKey.MESSAGE, this.node.message().isEmpty() ? List.of() : List.of(this.node.message()));
		addLine(lines, HeaderKey.BRANCH_LABELS, this.node.branchLabels());
		addLine(lines, HeaderKey.DEPENDS_ON, this.node.dependsOn());
		lines.add("-- " + HeaderKey.CREATED.spelling() + ": " + this.createdAt);
		if (Stream.concat(this.upgrade.stream(), this.downgrade.stream()).anyMatch(PLACEHOLDER.asPredicate())) {
			// A body says what it means: nothing in it is to be replaced
			lines.add("-- " + HeaderKey.PLACEHOLDERS.spelling() + ": false");
		}
		return lines(NOTHING, lines, NOTHING);
	}

	private static void addLine(List<String> lines, HeaderKey key, Collection<String> values) {
		if (!values.isEmpty()) {
			lines.add("-- " + key.spelling() + ": " + String.join(", ", values));
		}
	}

	static String lines(String before, List<String> lines, String after) {
		return lines.stream()
			.map((line) -> line.isEmpty() ? "\n" : before + line + after + "\n")
			.collect(Collectors.joining());
	}

}
