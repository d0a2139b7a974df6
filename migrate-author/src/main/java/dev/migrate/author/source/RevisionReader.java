package dev.migrate.author.source;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.author.source.SourceLexer.SourceSyntaxException;
import dev.migrate.author.source.SourceLexer.SourceToken;
import dev.migrate.revision.RevisionNode;
import dev.migrate.script.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Finds the revisions in one Java or Kotlin file. It knows of the languages what an
 * annotation and a class look like and nothing else, so that whatever is in the methods
 * need not compile.
 */
final class RevisionReader {

	private static final String ANNOTATION = Revision.class.getName();

	private static final String PACKAGE = ANNOTATION.substring(0, ANNOTATION.lastIndexOf('.'));

	private static final Set<String> BEANS = Set.of("Component", "Service", "Repository", "Configuration", "Named");

	private static final Set<String> TYPES = Set.of("class", "interface", "enum", "record", "object");

	private final Path file;

	private final String origin;

	private final List<SourceToken> tokens;

	private final List<SourceRevision> revisions = new ArrayList<>();

	private final List<SourceProblem> problems = new ArrayList<>();

	private final Set<String> names = new HashSet<>(Set.of(ANNOTATION));

	/** The class that each open brace belongs to; empty for those of methods. */
	private final Deque<String> open = new ArrayDeque<>();

	private String packageName = "";

	private @Nullable String declared;

	private @Nullable RevisionAnnotation annotation;

	private @Nullable SourceSyntaxException broken;

	private boolean bean;

	private int at;

	private RevisionReader(Path file, String origin, List<SourceToken> tokens) {
		this.file = file;
		this.origin = origin;
		this.tokens = tokens;
	}

	/**
	 * Read a file.
	 * @param origin what messages call it
	 */
	static Found read(Path file, String origin, String text) {
		try {
			boolean kotlin = file.toString().endsWith(".kt");
			RevisionReader reader = new RevisionReader(file, origin, new SourceLexer(text, kotlin).tokens());
			reader.read();
			return new Found(reader.revisions, reader.problems);
		}
		catch (SourceSyntaxException ex) {
			return new Found(List.of(), List.of(problem(file, origin, Optional.empty(), ex)));
		}
	}

	private void read() {
		while (this.at < this.tokens.size()) {
			SourceToken token = this.tokens.get(this.at++);
			if (token.is("@")) {
				annotation(token);
			}
			else if (token.is("package") && this.open.isEmpty() && this.packageName.isEmpty()) {
				this.packageName = name();
			}
			else if (token.is("import") && this.open.isEmpty()) {
				imported();
			}
			else if (TYPES.contains(token.text()) && token.isWord()) {
				type(token);
			}
			else if (token.is("(")) {
				this.at = closing(this.at);
			}
			else if (token.is("{")) {
				this.open.push((this.declared != null) ? this.declared : "");
				forget();
			}
			else if (token.is("}")) {
				this.open.poll();
				forget();
			}
			else if (token.is(";") || token.is("fun") || token.is("val") || token.is("var")) {
				forget();
			}
		}
		report();
	}

	private void forget() {
		report();
		this.declared = null;
		this.annotation = null;
		this.bean = false;
	}

	/** An annotation that no class has taken. */
	private void report() {
		if (this.broken != null) {
			this.problems.add(problem(this.file, this.origin, Optional.empty(), this.broken));
			this.broken = null;
		}
	}

	private void imported() {
		String imported = name();
		if (imported.equals(PACKAGE + ".*") || imported.equals(ANNOTATION)) {
			this.names.add(ANNOTATION.substring(PACKAGE.length() + 1));
		}
		if (imported.equals(ANNOTATION) && isAt("as")) {
			this.names.add(this.tokens.get(this.at + 1).text());
		}
	}

	private void annotation(SourceToken begin) {
		String name = name();
		List<SourceToken> attributes = List.of();
		if (isAt("(")) {
			int end = closing(this.at + 1);
			attributes = this.tokens.subList(this.at + 1, Math.max(this.at + 1, end - 1));
			this.at = end;
		}
		this.bean |= BEANS.contains(name.substring(name.lastIndexOf('.') + 1));
		if (this.names.contains(name)) {
			try {
				this.annotation = new RevisionAnnotation(attributes, begin.line());
			}
			catch (SourceSyntaxException ex) {
				this.broken = ex;
			}
		}
	}

	private void type(SourceToken keyword) {
		boolean literal = this.at > 1 && (isBefore(".") || isBefore(":"));
		boolean named = this.at < this.tokens.size() && this.tokens.get(this.at).isWord();
		if (literal || !named || isAt("class")) {
			return;
		}
		String name = this.tokens.get(this.at).text();
		if (keyword.is("record") && !isNext("(") && !isNext("<")) {
			return;
		}
		this.at++;
		String outer = this.open.stream().filter((known) -> !known.isEmpty()).findFirst().orElse("");
		this.declared = outer.isEmpty() ? inPackage(name) : outer + "$" + name;
		if (this.broken != null) {
			this.problems.add(problem(this.file, this.origin, Optional.of(this.declared), this.broken));
			this.broken = null;
		}
		if (this.annotation != null) {
			this.revisions.add(revision(this.annotation, this.declared));
			this.annotation = null;
		}
		this.bean = false;
	}

	private SourceRevision revision(RevisionAnnotation said, String className) {
		RevisionNode node = new RevisionNode(said.text("id"), said.list("downRevision"), said.list("dependsOn"),
				new LinkedHashSet<>(said.list("branchLabels")), said.text("message"), this.origin + ":" + said.line());
		return new SourceRevision(node, className, said.flag("transactional", true), said.text("createdAt"),
				said.external(), this.file, this.bean);
	}

	private String inPackage(String name) {
		return this.packageName.isEmpty() ? name : this.packageName + "." + name;
	}

	/**
	 * A name with dots, and without what Kotlin writes before it, as in {@code file:}.
	 */
	private String name() {
		StringBuilder name = new StringBuilder();
		while (this.at < this.tokens.size()) {
			SourceToken token = this.tokens.get(this.at);
			boolean part = name.isEmpty() || name.charAt(name.length() - 1) == '.';
			if (token.is("static") && name.isEmpty()) {
				this.at++;
				continue;
			}
			if (token.is(":") && !part) {
				name.setLength(0);
			}
			else if ((part && (token.isWord() || token.is("*"))) || (!part && token.is("."))) {
				name.append(token.text());
			}
			else {
				break;
			}
			this.at++;
		}
		return name.toString();
	}

	/**
	 * The index behind the parenthesis that closes.
	 * @param begin the index behind the one that opens
	 */
	private int closing(int begin) {
		int depth = 1;
		int end = begin;
		while (end < this.tokens.size() && depth > 0) {
			SourceToken token = this.tokens.get(end++);
			depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
		}
		return end;
	}

	private boolean isAt(String symbol) {
		return this.at < this.tokens.size() && this.tokens.get(this.at).is(symbol);
	}

	private boolean isNext(String symbol) {
		return this.at + 1 < this.tokens.size() && this.tokens.get(this.at + 1).is(symbol);
	}

	private boolean isBefore(String symbol) {
		return this.tokens.get(this.at - 2).is(symbol);
	}

	private static SourceProblem problem(Path file, String origin, Optional<String> className,
			SourceSyntaxException failure) {
		return new SourceProblem(file, className, origin + ", line " + failure.line() + ", " + failure.getMessage());
	}

	/**
	 * What is in a file.
	 *
	 * @param problems what is about a revision and cannot be read
	 */
	record Found(List<SourceRevision> revisions, List<SourceProblem> problems) {

	}

}
