package dev.migrate.author.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.author.source.SourceLexer.SourceSyntaxException;
import dev.migrate.author.source.SourceLexer.SourceToken;
import dev.migrate.author.source.SourceLexer.SourceToken.Kind;
import dev.migrate.script.External;

/**
 * The attributes of one annotation, as far as they are literals.
 */
final class RevisionAnnotation {

	private static final Map<String, String> CLOSING = Map.of("(", ")", "[", "]", "{", "}");

	private static final Set<String> LISTS = Set.of("downRevision", "branchLabels", "dependsOn");

	private final List<SourceToken> tokens;

	private final Map<String, List<String>> values = new LinkedHashMap<>();

	private final List<External> external;

	private final int line;

	private int at;

	/**
	 * Read the attributes.
	 * @param tokens what stands between the parentheses
	 * @param line the line of the annotation
	 */
	RevisionAnnotation(List<SourceToken> tokens, int line) throws SourceSyntaxException {
		this.tokens = tokens;
		this.line = line;
		while (this.at < tokens.size()) {
			attribute();
		}
		if (!this.values.containsKey("id")) {
			throw problem("has no id in its @Revision annotation");
		}
		this.external = readExternal();
		for (String list : LISTS) {
			Set<String> seen = new HashSet<>();
			for (String value : list(list)) {
				if (!seen.add(value)) {
					throw problem("has " + list + " '" + value + "' twice in its @Revision annotation");
				}
			}
		}
	}

	int line() {
		return this.line;
	}

	String text(String name) {
		return String.join("", list(name));
	}

	boolean flag(String name, boolean otherwise) {
		return this.values.containsKey(name) ? Boolean.parseBoolean(text(name)) : otherwise;
	}

	List<String> list(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	/**
	 * What it says to be somebody else's.
	 */
	List<External> external() {
		return this.external;
	}

	private List<External> readExternal() throws SourceSyntaxException {
		try {
			return External.parse(list("external"));
		}
		catch (IllegalArgumentException ex) {
			throw problem("has external " + ex.getMessage() + " in its @Revision annotation");
		}
	}

	private void attribute() throws SourceSyntaxException {
		SourceToken name = take();
		if (!name.isWord() || this.at >= this.tokens.size() || !take().is("=")) {
			throw problem("has a @Revision annotation that does not compile");
		}
		List<String> found = new ArrayList<>();
		value(name.text(), found);
		this.values.put(name.text(), List.copyOf(found));
		if (this.at < this.tokens.size() && !take().is(",")) {
			throw constant(name.text());
		}
	}

	private void value(String name, List<String> found) throws SourceSyntaxException {
		SourceToken first = (this.at < this.tokens.size()) ? take() : new SourceToken(Kind.SYMBOL, "", this.line);
		if (first.is("arrayOf")) {
			first = take();
		}
		if (CLOSING.containsKey(first.text()) && first.kind() == Kind.SYMBOL) {
			array(name, CLOSING.get(first.text()), found);
		}
		else if (first.kind() == Kind.STRING) {
			found.add(joined(first, name));
		}
		else if (first.is("true") || first.is("false")) {
			found.add(first.text());
		}
		else {
			throw constant(name);
		}
	}

	private void array(String name, String closing, List<String> found) throws SourceSyntaxException {
		while (this.at < this.tokens.size() && !peek(closing)) {
			value(name, found);
			if (!peek(",")) {
				break;
			}
			this.at++;
		}
		if (!peek(closing)) {
			throw constant(name);
		}
		this.at++;
	}

	private String joined(SourceToken first, String name) throws SourceSyntaxException {
		StringBuilder text = new StringBuilder(first.text());
		while (peek("+")) {
			this.at++;
			if (this.at >= this.tokens.size() || this.tokens.get(this.at).kind() != Kind.STRING) {
				throw constant(name);
			}
			text.append(take().text());
		}
		return text.toString();
	}

	private boolean peek(String symbol) {
		return this.at < this.tokens.size() && this.tokens.get(this.at).is(symbol);
	}

	private SourceToken take() {
		return this.tokens.get(this.at++);
	}

	private SourceSyntaxException constant(String name) {
		return problem("has something else than a literal as '" + name + "' of its @Revision annotation");
	}

	private SourceSyntaxException problem(String problem) {
		return new SourceSyntaxException(this.line, problem);
	}

}
