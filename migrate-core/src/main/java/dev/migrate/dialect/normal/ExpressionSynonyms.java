package dev.migrate.dialect.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces words and operators by those that a database makes of them.
 */
final class ExpressionSynonyms {

	private static final Map<String, List<String>> OPERATORS = Map.of("!=", List.of("<>"), "~~", List.of("like"), "!~~",
			List.of("not", "like"), "~~*", List.of("ilike"), "!~~*", List.of("not", "ilike"));

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
