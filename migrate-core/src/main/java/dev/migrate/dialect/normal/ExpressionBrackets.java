package dev.migrate.dialect.normal;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes brackets that make no difference, by the precedence that all databases agree
 * on. Brackets beside or around an operator that is not known stay.
 */
final class ExpressionBrackets {

	private static final int LOWEST = 0;

	private static final int AND = 3;

	private static final int COMPARISON = 5;

	private static final int UNKNOWN = 100;

	private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(Map.entry(",", LOWEST),
			Map.entry("case", LOWEST), Map.entry("when", LOWEST), Map.entry("then", LOWEST), Map.entry("else", LOWEST),
			Map.entry("end", LOWEST), Map.entry("or", 1), Map.entry("and", AND), Map.entry("not", 4),
			Map.entry("=", COMPARISON), Map.entry("<>", COMPARISON), Map.entry("!=", COMPARISON),
			Map.entry("<", COMPARISON), Map.entry(">", COMPARISON), Map.entry("<=", COMPARISON),
			Map.entry(">=", COMPARISON), Map.entry("is", COMPARISON), Map.entry("like", COMPARISON),
			Map.entry("between", COMPARISON), Map.entry("in", COMPARISON), Map.entry("+", 7), Map.entry("-", 7),
			Map.entry("*", 8), Map.entry("/", 8), Map.entry("%", 8));

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

	// A function, a list, or a word of which it is not known what it does with brackets
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
		return isName(node) || node.kind() == ExpressionNode.Kind.STRING || node.kind() == ExpressionNode.Kind.NUMBER
				|| node.kind() == ExpressionNode.Kind.GROUP;
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
