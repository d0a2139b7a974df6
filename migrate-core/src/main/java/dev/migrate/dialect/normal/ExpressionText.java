package dev.migrate.dialect.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.migrate.dialect.NormalForm;

/**
 * Writes SQL expressions so that spellings which mean the same are the same text: the
 * case of words, blanks, quotes and brackets that are not needed, and what a database
 * makes of a few words. What may mean something else stays different: where it matters,
 * the database itself is asked.
 *
 * @param form how the database writes
 * @param textColumns columns that a cast to text does not change
 * @param enums enum types of other columns, which what is compared with them has without
 * a cast
 */
record ExpressionText(NormalForm form, Set<String> textColumns, Set<String> enums) {

	private static final Set<String> TEXT_TYPES = Set.of("text", "varchar", "bpchar");

	private static final Set<String> INTRODUCERS = Set.of("_utf8mb4", "_utf8mb3", "_utf8", "_latin1", "_ascii");

	/**
	 * Write an expression.
	 * @param sql the expression
	 * @return its canonical text; what it is if it cannot be taken apart
	 */
	String canonical(String sql) {
		String readable = this.form.readable(sql);
		if (!ExpressionNode.isReadable(readable)) {
			return sql.strip();
		}
		try {
			List<ExpressionNode> nodes = level(ExpressionNode.read(readable));
			while (nodes.size() == 1 && nodes.get(0).isGroup("(")) {
				nodes = nodes.get(0).children();
			}
			return ExpressionNode.text(nodes);
		}
		catch (IllegalArgumentException ex) {
			return sql.strip();
		}
	}

	private List<ExpressionNode> level(List<ExpressionNode> given) {
		List<ExpressionNode> nodes = new ArrayList<>(given.stream().map(this::node).toList());
		removeIntroducers(nodes);
		readNegativeNumbers(nodes);
		boolean changed = true;
		while (changed) {
			changed = ExpressionBrackets.remove(nodes) | removeCasts(nodes);
		}
		ExpressionSynonyms.replace(nodes);
		while (ExpressionBrackets.remove(nodes)) {
			ExpressionSynonyms.replace(nodes);
		}
		return nodes;
	}

	private ExpressionNode node(ExpressionNode node) {
		return switch (node.kind()) {
			case GROUP -> ExpressionNode.group(node.text(), level(node.children()));
			case WORD -> ExpressionNode.word(this.form.word(node.text().toLowerCase(Locale.ROOT)));
			case QUOTED -> name(node);
			case STRING, NUMBER, SYMBOL -> node;
		};
	}

	private ExpressionNode name(ExpressionNode node) {
		String name = this.form.withoutQuotes(node.text());
		return name.equals(node.text()) ? node : ExpressionNode.word(name);
	}

	private static void removeIntroducers(List<ExpressionNode> nodes) {
		for (int i = nodes.size() - 2; i >= 0; i--) {
			if (nodes.get(i).isAny(INTRODUCERS) && nodes.get(i + 1).kind() == ExpressionNode.Kind.STRING) {
				nodes.remove(i);
			}
		}
	}

	// '-5'::integer is -5, and '-5.5'::numeric is -5.5
	private static void readNegativeNumbers(List<ExpressionNode> nodes) {
		for (int i = nodes.size() - 3; i >= 0; i--) {
			String text = nodes.get(i).text();
			boolean string = nodes.get(i).kind() == ExpressionNode.Kind.STRING && nodes.get(i + 1).is("::");
			boolean number = string && (nodes.get(i + 2).is("integer") && text.matches("'-\\d{1,9}'")
					|| nodes.get(i + 2).is("numeric") && text.matches("'-\\d+\\.\\d+'"));
			boolean sized = i + 3 < nodes.size() && nodes.get(i + 3).kind() == ExpressionNode.Kind.GROUP;
			if (number && !sized) {
				nodes.subList(i, i + 3).clear();
				nodes.add(i, ExpressionNode.symbol("-"));
				nodes.add(i + 1,
						ExpressionNode.token(ExpressionNode.Kind.NUMBER, text.substring(2, text.length() - 1)));
			}
		}
	}

	/**
	 * Remove casts to text of what is text: strings, their arrays, and text columns; and
	 * those of strings to enum types.
	 */
	private boolean removeCasts(List<ExpressionNode> nodes) {
		boolean changed = false;
		for (int i = nodes.size() - 2; i > 0; i--) {
			int length = nodes.get(i).is("::") ? Math.max(textType(nodes, i + 1), enumType(nodes, i + 1)) : 0;
			if (length > 0 && isText(nodes, i - 1)) {
				nodes.subList(i, i + 1 + length).clear();
				changed = true;
			}
		}
		return changed;
	}

	private static int textType(List<ExpressionNode> nodes, int from) {
		int length = 0;
		if (nodes.get(from).isAny(TEXT_TYPES)) {
			length = 1;
		}
		else if (nodes.get(from).is("character") && from + 1 < nodes.size() && nodes.get(from + 1).is("varying")) {
			length = 2;
		}
		int behind = from + length;
		if (length == 0 || behind < nodes.size() && nodes.get(behind).isGroup("(")) {
			return 0;
		}
		boolean array = behind < nodes.size() && nodes.get(behind).isGroup("[")
				&& nodes.get(behind).children().isEmpty();
		return array ? length + 1 : length;
	}

	private int enumType(List<ExpressionNode> nodes, int from) {
		boolean qualified = from + 2 < nodes.size() && nodes.get(from + 1).is(".");
		int last = qualified ? from + 2 : from;
		if (!this.enums.contains(nodes.get(last).text())) {
			return 0;
		}
		boolean array = last + 1 < nodes.size() && nodes.get(last + 1).isGroup("[")
				&& nodes.get(last + 1).children().isEmpty();
		return last - from + (array ? 2 : 1);
	}

	private boolean isText(List<ExpressionNode> nodes, int at) {
		ExpressionNode node = nodes.get(at);
		boolean ofArray = node.isGroup("[") && at > 0 && nodes.get(at - 1).is("array");
		boolean qualified = at > 0 && nodes.get(at - 1).is(".");
		boolean column = (node.kind() == ExpressionNode.Kind.WORD || node.kind() == ExpressionNode.Kind.QUOTED)
				&& this.textColumns.contains(node.text());
		return node.kind() == ExpressionNode.Kind.STRING || column && !qualified
				|| ofArray && node.children()
					.stream()
					.allMatch((child) -> child.kind() == ExpressionNode.Kind.STRING || child.is(","));
	}

	/**
	 * Replaces words and operators by those that a database makes of them.
	 */
	private static final class ExpressionSynonyms {

		private static final Map<String, List<String>> OPERATORS = Map.of("!=", List.of("<>"), "~~", List.of("like"),
				"!~~", List.of("not", "like"), "~~*", List.of("ilike"), "!~~*", List.of("not", "ilike"));

		private static final Set<String> BEFORE_CONDITION = Set.of("and", "or");

		private ExpressionSynonyms() {
		}

		static void replace(List<ExpressionNode> nodes) {
			for (int i = nodes.size() - 1; i >= 0; i--) {
				List<String> words = (nodes.get(i).kind() == ExpressionNode.Kind.SYMBOL)
						? OPERATORS.get(nodes.get(i).text()) : null;
				if (words != null) {
					nodes.remove(i);
					nodes.addAll(i, words.stream().map(ExpressionSynonyms::operator).toList());
				}
				listOfArray(nodes, i);
				equalToOne(nodes, i);
				between(nodes, i);
			}
		}

		private static ExpressionNode operator(String text) {
			return text.equals("<>") ? ExpressionNode.symbol(text) : ExpressionNode.word(text);
		}

		// x = any (array[…]) is x in (…), and x <> all (array[…]) is x not in (…)
		private static void listOfArray(List<ExpressionNode> nodes, int i) {
			if (i + 2 >= nodes.size() || !nodes.get(i + 2).isGroup("(")) {
				return;
			}
			boolean in = nodes.get(i).is("=") && nodes.get(i + 1).is("any");
			boolean notIn = nodes.get(i).is("<>") && nodes.get(i + 1).is("all");
			List<ExpressionNode> array = nodes.get(i + 2).children();
			if ((in || notIn) && array.size() == 2 && array.get(0).is("array") && array.get(1).isGroup("[")) {
				List<ExpressionNode> list = new ArrayList<>();
				if (notIn) {
					list.add(ExpressionNode.word("not"));
				}
				list.add(ExpressionNode.word("in"));
				list.add(ExpressionNode.group("(", array.get(1).children()));
				nodes.subList(i, i + 3).clear();
				nodes.addAll(i, list);
			}
		}

		// x in (1) is x = 1
		private static void equalToOne(List<ExpressionNode> nodes, int i) {
			boolean one = i > 0 && nodes.get(i).is("in") && i + 1 < nodes.size() && nodes.get(i + 1).isGroup("(")
					&& nodes.get(i + 1).children().size() == 1 && isLiteral(nodes.get(i + 1).children().get(0));
			if (one) {
				boolean not = nodes.get(i - 1).is("not");
				ExpressionNode value = nodes.get(i + 1).children().get(0);
				nodes.subList(not ? i - 1 : i, i + 2).clear();
				nodes.addAll(not ? i - 1 : i, List.of(ExpressionNode.symbol(not ? "<>" : "="), value));
			}
		}

		private static boolean isLiteral(ExpressionNode node) {
			return node.kind() == ExpressionNode.Kind.STRING || node.kind() == ExpressionNode.Kind.NUMBER;
		}

		// x between 1 and 5 is x >= 1 and x <= 5
		private static void between(List<ExpressionNode> nodes, int i) {
			boolean simple = i > 0 && i + 3 < nodes.size() && nodes.get(i).is("between") && isName(nodes.get(i - 1))
					&& isSimple(nodes.get(i + 1)) && nodes.get(i + 2).is("and") && isSimple(nodes.get(i + 3))
					&& (i == 1 || nodes.get(i - 2).isAny(BEFORE_CONDITION))
					&& (i + 4 == nodes.size() || nodes.get(i + 4).isAny(BEFORE_CONDITION));
			if (simple) {
				ExpressionNode name = nodes.get(i - 1);
				List<ExpressionNode> conditions = List.of(name, ExpressionNode.symbol(">="), nodes.get(i + 1),
						ExpressionNode.word("and"), name, ExpressionNode.symbol("<="), nodes.get(i + 3));
				nodes.subList(i - 1, i + 4).clear();
				nodes.addAll(i - 1, conditions);
			}
		}

		private static boolean isName(ExpressionNode node) {
			boolean keyword = node.is("not") || node.is("and") || node.is("or");
			return !keyword && (node.kind() == ExpressionNode.Kind.WORD || node.kind() == ExpressionNode.Kind.QUOTED);
		}

		private static boolean isSimple(ExpressionNode node) {
			return isLiteral(node) || isName(node);
		}

	}

	/**
	 * Removes brackets that make no difference, by the precedence that all databases
	 * agree on. Brackets beside or around an operator that is not known stay.
	 */
	private static final class ExpressionBrackets {

		private static final int LOWEST = 0;

		private static final int AND = 3;

		private static final int COMPARISON = 5;

		private static final int UNKNOWN = 100;

		private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(Map.entry(",", LOWEST),
				Map.entry("case", LOWEST), Map.entry("when", LOWEST), Map.entry("then", LOWEST),
				Map.entry("else", LOWEST), Map.entry("end", LOWEST), Map.entry("or", 1), Map.entry("and", AND),
				Map.entry("not", 4), Map.entry("=", COMPARISON), Map.entry("<>", COMPARISON),
				Map.entry("!=", COMPARISON), Map.entry("<", COMPARISON), Map.entry(">", COMPARISON),
				Map.entry("<=", COMPARISON), Map.entry(">=", COMPARISON), Map.entry("is", COMPARISON),
				Map.entry("like", COMPARISON), Map.entry("between", COMPARISON), Map.entry("in", COMPARISON),
				Map.entry("+", 7), Map.entry("-", 7), Map.entry("*", 8), Map.entry("/", 8), Map.entry("%", 8));

		private static final Set<String> BEFORE_OPERAND = Set.of("and", "or", "not", "like", "between", "case", "when",
				"then", "else");

		private ExpressionBrackets() {
		}

		/**
		 * Remove brackets of one level.
		 * @param nodes what stands there; changed
		 * @return whether some were removed
		 */
		static boolean remove(List<ExpressionNode> nodes) {
			boolean changed = false;
			for (int i = nodes.size() - 1; i >= 0; i--) {
				if (nodes.get(i).isGroup("(") && isNeedless(nodes, i)) {
					List<ExpressionNode> children = nodes.get(i).children();
					nodes.remove(i);
					nodes.addAll(i, children);
					changed = true;
				}
			}
			return changed;
		}

		private static boolean isNeedless(List<ExpressionNode> nodes, int at) {
			List<ExpressionNode> children = nodes.get(at).children();
			if (children.isEmpty() || at > 0 && bindsBrackets(nodes.get(at - 1))) {
				return false;
			}
			boolean lone = children.size() == 1 && children.get(0).kind() != ExpressionNode.Kind.GROUP;
			boolean doubled = children.size() == 1 && children.get(0).isGroup("(");
			if (lone || doubled || nodes.size() == 1) {
				return !children.stream().anyMatch((child) -> child.is(","));
			}
			int inside = weakest(children);
			int left = (at == 0) ? LOWEST : precedence(nodes, at - 1);
			int right = (at == nodes.size() - 1) ? LOWEST : precedence(nodes, at + 1);
			if (inside == Integer.MAX_VALUE) {
				return true;
			}
			if (left == UNKNOWN || right == UNKNOWN || inside == UNKNOWN || inside <= LOWEST) {
				return false;
			}
			boolean associative = inside <= AND;
			return (associative ? inside >= left : inside > left)
					&& ((inside == COMPARISON) ? inside > right : inside >= right);
		}

		// A function, a list, or a word of which it is not known what it does with
		// brackets
		private static boolean bindsBrackets(ExpressionNode before) {
			return switch (before.kind()) {
				case WORD -> !before.isAny(BEFORE_OPERAND);
				case QUOTED, GROUP, STRING, NUMBER -> true;
				case SYMBOL -> before.is(".") || before.is("::");
			};
		}

		private static int weakest(List<ExpressionNode> nodes) {
			int weakest = Integer.MAX_VALUE;
			for (int i = 0; i < nodes.size(); i++) {
				boolean call = i > 0 && nodes.get(i).kind() == ExpressionNode.Kind.GROUP && isName(nodes.get(i - 1));
				boolean operand = isName(nodes.get(i)) || nodes.get(i).kind() == ExpressionNode.Kind.STRING
						|| nodes.get(i).kind() == ExpressionNode.Kind.NUMBER
						|| nodes.get(i).kind() == ExpressionNode.Kind.GROUP;
				boolean besideOperand = i > 0 && operand && !call && isOperand(nodes.get(i - 1));
				if (besideOperand) {
					return UNKNOWN;
				}
				if (!operand) {
					int precedence = precedence(nodes, i);
					if (precedence == UNKNOWN) {
						return UNKNOWN;
					}
					weakest = Math.min(weakest, precedence);
				}
			}
			return weakest;
		}

		private static boolean isOperand(ExpressionNode node) {
			return isName(node) || node.kind() == ExpressionNode.Kind.STRING
					|| node.kind() == ExpressionNode.Kind.NUMBER || node.kind() == ExpressionNode.Kind.GROUP;
		}

		private static boolean isName(ExpressionNode node) {
			return node.kind() == ExpressionNode.Kind.QUOTED
					|| node.kind() == ExpressionNode.Kind.WORD && !PRECEDENCE.containsKey(node.text());
		}

		private static int precedence(List<ExpressionNode> nodes, int at) {
			ExpressionNode node = nodes.get(at);
			if (node.is("and") && belongsToBetween(nodes, at)) {
				return COMPARISON;
			}
			boolean operator = node.kind() == ExpressionNode.Kind.SYMBOL || node.kind() == ExpressionNode.Kind.WORD;
			return operator ? PRECEDENCE.getOrDefault(node.text(), UNKNOWN) : UNKNOWN;
		}

		private static boolean belongsToBetween(List<ExpressionNode> nodes, int at) {
			for (int i = at - 1; i >= 0; i--) {
				if (nodes.get(i).is("between")) {
					return true;
				}
				if (nodes.get(i).is("and")) {
					return false;
				}
			}
			return false;
		}

	}

}
