package dev.migrate.branch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.dialect.NameScopes.Named;
import dev.migrate.schema.SqlValue;
import dev.migrate.schema.TableName;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.sql.SqlToken;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a statement, or of a part of one, with a place to go on from. Comments
 * and layout are not among them.
 */
final class Tokens {

	private static final Set<String> BEFORE_QUERIES = Set.of("AS", "UNION", "ALL", "DISTINCT", "EXCEPT", "INTERSECT");

	private final List<SqlToken> all;

	private int next;

	Tokens(List<SqlToken> all) {
		this.all = all;
	}

	Tokens fromTheBeginning() {
		return new Tokens(this.all);
	}

	boolean isAtEnd() {
		return this.next >= this.all.size();
	}

	boolean isAt(String... words) {
		for (int i = 0; i < words.length; i++) {
			if (this.next + i >= this.all.size() || !this.all.get(this.next + i).is(words[i])) {
				return false;
			}
		}
		return true;
	}

	boolean isAtAny(Set<String> words) {
		return !isAtEnd() && !this.all.get(this.next).isQuoted() && words.contains(this.all.get(this.next).word());
	}

	boolean skip(String... words) {
		boolean there = isAt(words);
		this.next += there ? words.length : 0;
		return there;
	}

	/**
	 * Take one word, in upper case.
	 */
	String next() {
		return this.all.get(this.next++).word();
	}

	@Nullable String identifier() {
		if (isAtEnd() || !this.all.get(this.next).isName() || this.all.get(this.next).name().isEmpty()) {
			return null;
		}
		return this.all.get(this.next++).name();
	}

	@Nullable TableName name() {
		String first = identifier();
		String second = (first != null && isAt(".") && !isAt(".", ".")) ? afterPoint() : null;
		if (first == null) {
			return null;
		}
		return (second == null) ? TableName.of(first) : new TableName(first, second);
	}

	private @Nullable String afterPoint() {
		skip(".");
		return identifier();
	}

	/**
	 * Names between brackets.
	 */
	List<String> names() {
		return new Tokens(bracket()).columnsInOrder();
	}

	/**
	 * The parts of what stands between brackets.
	 */
	List<Tokens> inBrackets() {
		return new Tokens(bracket()).parts();
	}

	private List<String> columnsInOrder() {
		return this.all.stream().filter(SqlToken::isName).map((token) -> Thing.fold(token.name())).toList();
	}

	private List<SqlToken> bracket() {
		int start = this.next;
		int depth = 0;
		do {
			depth += this.all.get(this.next).nesting();
			this.next++;
		}
		while (depth > 0 && !isAtEnd());
		return this.all.subList(start + 1, Math.max(start + 1, this.next - 1));
	}

	/**
	 * The rows of VALUES.
	 */
	List<List<SqlValue>> rows() {
		List<List<SqlValue>> rows = new ArrayList<>();
		while (isAt("(")) {
			rows.add(new Tokens(bracket()).parts().stream().map(Tokens::value).toList());
			if (!skip(",")) {
				break;
			}
		}
		return rows;
	}

	/**
	 * What stands between commas that stand in no brackets, from here to the end.
	 */
	List<Tokens> parts() {
		List<Tokens> parts = new ArrayList<>();
		int depth = 0;
		int start = this.next;
		for (int i = this.next; i < this.all.size(); i++) {
			depth += this.all.get(i).nesting();
			if (depth == 0 && this.all.get(i).is(",")) {
				parts.add(new Tokens(this.all.subList(start, i)));
				start = i + 1;
			}
		}
		parts.add(new Tokens(this.all.subList(start, this.all.size())));
		return parts;
	}

	private SqlValue value() {
		if (this.all.size() == 1 && isAt("NULL")) {
			return new SqlValue.Literal(null);
		}
		boolean literal = this.all.size() == 1
				&& (this.all.get(0).kind() == SqlToken.Kind.STRING || this.all.get(0).kind() == SqlToken.Kind.NUMBER);
		return literal ? new SqlValue.Literal(this.all.get(0).name()) : new SqlValue.Expression(toString());
	}

	/**
	 * Go to the next of some words.
	 */
	void to(Set<String> words) {
		while (!isAtEnd() && !isAtAny(words)) {
			this.next++;
		}
	}

	/**
	 * Take what comes before a comma or one of some words, in no brackets.
	 */
	String upTo(Set<String> words) {
		int start = this.next;
		int depth = 0;
		while (!isAtEnd() && (depth > 0 || !(isAt(",") || isAtAny(words)))) {
			depth += this.all.get(this.next).nesting();
			this.next++;
		}
		return text(this.all.subList(start, this.next));
	}

	String rest() {
		int start = this.next;
		this.next = this.all.size();
		return text(this.all.subList(start, this.next));
	}

	private static String text(List<SqlToken> tokens) {
		return tokens.stream()
			.map((token) -> token.isQuoted() ? token.text() : Thing.fold(token.text()))
			.collect(Collectors.joining(" "));
	}

	/**
	 * All words, in upper case.
	 */
	Set<String> words() {
		return this.all.stream()
			.filter((token) -> token.kind() == SqlToken.Kind.WORD)
			.map(SqlToken::word)
			.collect(Collectors.toSet());
	}

	/**
	 * All from here to the end that may be the name of a column.
	 */
	Set<String> columns() {
		Set<String> columns = new HashSet<>();
		for (int i = this.next; i < this.all.size(); i++) {
			boolean call = i + 1 < this.all.size() && this.all.get(i + 1).is("(");
			if (this.all.get(i).isName() && !call) {
				columns.add(Thing.fold(this.all.get(i).name()));
			}
		}
		return columns;
	}

	/**
	 * Whether a star stands for columns, or the whole of a table is read.
	 */
	boolean hasStar() {
		if (!wholeTables().isEmpty()) {
			return true;
		}
		for (int i = 1; i < this.all.size(); i++) {
			SqlToken before = this.all.get(i - 1);
			if (this.all.get(i).is("*") && (before.is("SELECT") || before.is(".") || before.is(","))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The tables of which all is read, by {@code TABLE w}.
	 */
	Set<TableName> wholeTables() {
		Set<TableName> names = new LinkedHashSet<>();
		boolean insert = !this.all.isEmpty() && this.all.get(0).is("INSERT");
		for (int i = 1; i + 1 < this.all.size(); i++) {
			SqlToken before = this.all.get(i - 1);
			boolean query = insert || before.is("(") || before.is(")")
					|| before.kind() == SqlToken.Kind.WORD && BEFORE_QUERIES.contains(before.word());
			TableName name = (query && this.all.get(i).is("TABLE"))
					? new Tokens(this.all.subList(i + 1, this.all.size())).name() : null;
			if (name != null) {
				names.add(name);
			}
		}
		return names;
	}

	/**
	 * The sequences that a value is drawn from.
	 */
	Set<TableName> drawn() {
		Set<TableName> sequences = new LinkedHashSet<>();
		for (int i = 0; i + 1 < this.all.size(); i++) {
			Tokens here = new Tokens(this.all.subList(i, this.all.size()));
			if (here.skip("NEXTVAL", "(")) {
				SqlToken argument = here.peek();
				Tokens named = (argument != null && argument.kind() == SqlToken.Kind.STRING)
						? new Tokens(SqlToken.read(argument.name(), SqlSyntax.standard())) : here;
				Optional.ofNullable(named.name()).ifPresent(sequences::add);
			}
			else if (here.skip("NEXT", "VALUE", "FOR")) {
				Optional.ofNullable(here.name()).ifPresent(sequences::add);
			}
			else if (here.isAt(".", "NEXTVAL") && i > 0) {
				boolean schema = i > 2 && this.all.get(i - 2).is(".");
				sequences.add(new TableName(schema ? this.all.get(i - 3).name() : null, this.all.get(i - 1).name()));
			}
		}
		return sequences;
	}

	/**
	 * Whether what stands upon something goes with it, whoever has made it.
	 */
	boolean dropsDependents() {
		for (int i = 1; i < this.all.size(); i++) {
			SqlToken before = this.all.get(i - 1);
			if (this.all.get(i).is("CASCADE") && !before.is("DELETE") && !before.is("UPDATE")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether a table is made that has its columns, keys and indexes from another one.
	 */
	boolean isCopyOfTable() {
		boolean table = isAt("CREATE") && words().contains("TABLE");
		for (int i = 2; table && i < this.all.size(); i++) {
			SqlToken before = this.all.get(i - 1);
			SqlToken token = this.all.get(i);
			boolean like = token.is("LIKE") && (before.is("(") || before.is(",") || isBehindNameOfTable(i));
			if (like || token.is("INHERITS") || token.is("OF") && before.is("PARTITION")) {
				return true;
			}
		}
		return false;
	}

	private boolean isBehindNameOfTable(int place) {
		int name = (place > 3 && this.all.get(place - 2).is(".")) ? place - 3 : place - 1;
		SqlToken before = this.all.get(name - 1);
		return before.is("TABLE") || before.is("EXISTS");
	}

	boolean hasCall() {
		for (int i = 1; i < this.all.size(); i++) {
			if (this.all.get(i).is("(") && this.all.get(i - 1).isName()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The names that come after certain words, but for those that the statement defines.
	 */
	Set<TableName> namesBehind(Set<String> words) {
		Set<TableName> names = new LinkedHashSet<>();
		Set<String> own = new HashSet<>();
		for (int i = 0; i + 1 < this.all.size(); i++) {
			SqlToken token = this.all.get(i);
			if (token.kind() == SqlToken.Kind.WORD && words.contains(token.word())) {
				Tokens behind = new Tokens(this.all.subList(i + 1, this.all.size()));
				TableName name = behind.isAt("SELECT") ? null : behind.name();
				if (name != null && !behind.isAt("(") || name != null && token.is("REFERENCES")) {
					names.add(name);
				}
			}
			if (token.isName()
					&& (this.all.get(i + 1).is("AS") && i + 2 < this.all.size() && this.all.get(i + 2).is("("))) {
				own.add(token.name());
			}
		}
		names.removeIf((name) -> name.schema() == null && own.contains(name.name()));
		return names;
	}

	/**
	 * The names of constraints, with what they are.
	 */
	Map<String, Named> constraintNames() {
		Map<String, Named> names = new LinkedHashMap<>();
		for (int i = 0; i + 2 < this.all.size(); i++) {
			if (this.all.get(i).is("CONSTRAINT") && this.all.get(i + 1).isName()) {
				names.put(this.all.get(i + 1).name(), named(this.all.get(i + 2)));
			}
		}
		return names;
	}

	/**
	 * What a constraint is that begins with a word.
	 */
	private static Named named(SqlToken word) {
		return switch (word.word()) {
			case "PRIMARY" -> Named.PRIMARY_KEY;
			case "FOREIGN", "REFERENCES" -> Named.FOREIGN_KEY;
			case "CHECK" -> Named.CHECK;
			case "EXCLUDE" -> Named.EXCLUDE;
			default -> Named.UNIQUE;
		};
	}

	private @Nullable SqlToken peek() {
		return isAtEnd() ? null : this.all.get(this.next);
	}

	/**
	 * All, whatever its layout and comments are.
	 */
	@Override
	public String toString() {
		return text(this.all);
	}

}
