package dev.migrate.author.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A draft as it is written in Kotlin.
 *
 * @param draft what will be written
 */
record KotlinDraft(RevisionDraft draft) {

	private static final String START = "@Revision(";

	/**
	 * The values of a template in Kotlin.
	 * @param packageName the package of the class
	 * @param lineLength how long a line may be
	 * @return the values by the names that templates have for them
	 */
	Map<String, String> values(String packageName, String className, int lineLength) {
		Map<String, String> values = new LinkedHashMap<>();
		values.put("package", KotlinText.packageName(packageName));
		values.put("class", className);
		values.put("annotation", annotation(lineLength));
		values.put("imports", RevisionDraft.lines("import ", this.draft.imports(), ""));
		values.put("staticImports", RevisionDraft.lines("import ",
				this.draft.hasBody() ? this.draft.staticImports() : RevisionDraft.ALL_DEFINITIONS, ""));
		values.put("upgrade", RevisionDraft.lines("\t\t", this.draft.upgrade(), ""));
		values.put("downgrade", this.draft.downgrade().isEmpty() ? "" : "\n\toverride fun downgrade(op: Operations) {\n"
				+ RevisionDraft.lines("\t\t", this.draft.downgrade(), "") + "\t}\n");
		return values;
	}

	/**
	 * All on one line, or each attribute on its own.
	 */
	private String annotation(int lineLength) {
		List<String> attributes = new ArrayList<>();
		attributes.add("id = " + KotlinText.literal(this.draft.node().id()));
		addArray(attributes, "downRevision", this.draft.node().downRevisions());
		if (!this.draft.node().message().isEmpty()) {
			attributes.add("message = " + KotlinText.literal(this.draft.node().message()));
		}
		addArray(attributes, "branchLabels", this.draft.node().branchLabels());
		addArray(attributes, "dependsOn", this.draft.node().dependsOn());
		attributes.add("createdAt = " + KotlinText.literal(this.draft.createdAt().toString()));
		String line = START + String.join(", ", attributes) + ")";
		return (line.length() <= lineLength) ? line
				: attributes.stream()
					.map((attribute) -> "\t" + attribute + ",\n")
					.collect(Collectors.joining("", START + "\n", ")"));
	}

	private static void addArray(List<String> attributes, String name, Collection<String> values) {
		if (!values.isEmpty()) {
			attributes.add(name + " = "
					+ values.stream().map(KotlinText::literal).collect(Collectors.joining(", ", "[", "]")));
		}
	}

}
