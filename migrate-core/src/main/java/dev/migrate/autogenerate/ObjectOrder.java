package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.autogenerate.PhaseOfOperation.Phase;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Operation;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * The order of views, functions, procedures and triggers among each other and among
 * tables: each behind what it names. A name in a comment or of something else costs
 * nothing but another order.
 *
 * @param made what is made or replaced
 * @param replaces whether something is replaced
 * @param others what happens to tables besides
 */
record ObjectOrder(List<SchemaObject> made, boolean replaces, List<Operation> others) {

	private static final Pattern PART = Pattern.compile("\\w+|[(),]");

	/** Where there are none. */
	static final ObjectOrder NONE = new ObjectOrder(List.of(), false, List.of());

	static ObjectOrder of(List<SchemaChange> changes) {
		List<SchemaObject> made = new ArrayList<>();
		List<Operation> others = new ArrayList<>();
		boolean replaces = false;
		for (SchemaChange change : changes) {
			Operation operation = change.operation();
			if (operation instanceof CreateObject create) {
				made.add(create.object());
			}
			else if (operation instanceof ReplaceObject replace) {
				made.add(replace.object());
				replaces = true;
			}
			else if (!(operation instanceof DropObject)) {
				others.add(operation);
			}
		}
		return new ObjectOrder(made, replaces, others);
	}

	/**
	 * A function that a table needs, such as for a default, is there before it.
	 */
	Phase made(SchemaObject object) {
		boolean early = isRoutine(object) && this.others.stream()
			.anyMatch((operation) -> !(operation instanceof DropTable) && names(operation.toString(), object));
		return early ? Phase.MAKE_ROUTINE : Phase.MAKE_OBJECT;
	}

	/**
	 * What is made anew goes just before. A view goes before what happens to tables,
	 * unless something else has read it until it is replaced; a function when no table
	 * needs it any longer, unless it names a table that goes.
	 */
	Phase dropped(SchemaObject object) {
		if (this.made.stream().anyMatch(object::isSame)) {
			return Phase.MAKE_OBJECT;
		}
		if (isRoutine(object)) {
			boolean before = this.others.stream()
				.anyMatch((operation) -> operation instanceof DropTable drop
						&& word(drop.table().name()).matcher(object.arguments() + " " + object.text()).find());
			return before ? Phase.DROP_READ_OBJECT : Phase.DROP_ROUTINE;
		}
		return (object.kind().isView() && this.replaces) ? Phase.DROP_READ_OBJECT : Phase.DROP_OBJECT;
	}

	private static boolean isRoutine(SchemaObject object) {
		return object.kind() == SchemaObject.Kind.FUNCTION || object.kind() == SchemaObject.Kind.PROCEDURE;
	}

	/**
	 * Put what is made into an order, each behind what it names. Where they name each
	 * other, the first stays the first. A view that has read what another one loses and
	 * is to read what that gets makes way for it.
	 */
	List<SchemaChange> sorted(List<SchemaChange> changes) {
		Set<SchemaChange> remade = remade(changes);
		List<SchemaChange> made = new ArrayList<>();
		changes.forEach((change) -> made
			.add(remade.contains(change) ? like(change, new CreateObject(replaced(change))) : change));
		List<SchemaChange> all = new ArrayList<>();
		ordered(List.copyOf(remade))
			.forEach((change) -> all.add(0, like(change, new DropObject(before(change), false))));
		all.addAll(ordered(made));
		return all;
	}

	private static SchemaChange like(SchemaChange change, Operation operation) {
		return new SchemaChange(operation, change.withheld(), change.notes());
	}

	private static SchemaObject replaced(SchemaChange change) {
		return ((ReplaceObject) change.operation()).object();
	}

	private static Set<SchemaChange> remade(List<SchemaChange> changes) {
		List<SchemaChange> views = changes.stream().filter((change) -> {
			ReplaceObject view = replacedView(List.of(change));
			return view != null && view.existing() != null && view.existing().text() != null;
		}).toList();
		Set<SchemaChange> remade = new LinkedHashSet<>();
		boolean found = true;
		while (found) {
			found = false;
			for (SchemaChange view : views) {
				boolean makesWay = views.stream()
					.filter((other) -> other != view && names(before(view).requiredText(), replaced(other)))
					.anyMatch((other) -> remade.contains(other) || saysLostWord(view, other)
							&& saysNewWord((ReplaceObject) view.operation(), (ReplaceObject) other.operation()));
				found |= makesWay && remade.add(view);
			}
		}
		return remade;
	}

	private static SchemaObject before(SchemaChange view) {
		return Objects.requireNonNull(((ReplaceObject) view.operation()).existing());
	}

	private static boolean saysLostWord(SchemaChange view, SchemaChange other) {
		Set<String> lost = added(replaced(other), before(other));
		return words(before(view)).stream().anyMatch(lost::contains);
	}

	private static List<SchemaChange> ordered(List<SchemaChange> changes) {
		Map<SchemaObject, List<SchemaChange>> waiting = new LinkedHashMap<>();
		for (SchemaChange change : changes) {
			SchemaObject object = object(change.operation());
			if (object == null) {
				return changes;
			}
			SchemaObject key = waiting.keySet().stream().filter(object::isSame).findFirst().orElse(object);
			waiting.computeIfAbsent(key, (added) -> new ArrayList<>()).add(change);
		}
		List<SchemaChange> sorted = new ArrayList<>();
		List.copyOf(waiting.keySet()).forEach((object) -> visit(object, waiting, new LinkedHashSet<>(), sorted));
		return sorted;
	}

	private static void visit(SchemaObject object, Map<SchemaObject, List<SchemaChange>> waiting,
			Set<SchemaObject> above, List<SchemaChange> sorted) {
		if (!waiting.containsKey(object) || !above.add(object)) {
			return;
		}
		for (SchemaObject other : List.copyOf(waiting.keySet())) {
			if (other != object
					&& needs(waiting.getOrDefault(object, List.of()), other, waiting.getOrDefault(other, List.of()))) {
				visit(other, waiting, above, sorted);
			}
		}
		List<SchemaChange> changes = waiting.remove(object);
		sorted.addAll((changes != null) ? changes : List.of());
	}

	/**
	 * Whether one goes behind the other. Of two views that are replaced, the one that
	 * reads the other goes first, unless it says a word that is new in the other: it may
	 * have read what the other is to lose.
	 */
	private static boolean needs(List<SchemaChange> one, SchemaObject other, List<SchemaChange> others) {
		ReplaceObject view = replacedView(one);
		ReplaceObject second = replacedView(others);
		if (view == null || second == null) {
			return one.stream().anyMatch((change) -> names(text(change.operation()), other));
		}
		return reads(view, second) ? saysNewWord(view, second) : reads(second, view) && !saysNewWord(second, view);
	}

	private static @Nullable ReplaceObject replacedView(List<SchemaChange> changes) {
		boolean view = changes.size() == 1 && changes.get(0).operation() instanceof ReplaceObject replace
				&& replace.object().kind().isView();
		return view ? (ReplaceObject) changes.get(0).operation() : null;
	}

	private static boolean reads(ReplaceObject view, ReplaceObject other) {
		return names(text(view), other.object());
	}

	private static boolean saysNewWord(ReplaceObject view, ReplaceObject other) {
		SchemaObject before = other.existing();
		if (before == null || before.text() == null) {
			return true;
		}
		Set<String> fresh = added(before, other.object());
		return words(view.object()).stream().anyMatch(fresh::contains);
	}

	/**
	 * The words and the names of columns that one text has and another has not.
	 */
	private static Set<String> added(SchemaObject before, SchemaObject after) {
		Set<String> words = words(after);
		words.removeAll(words(before));
		Set<String> columns = columns(after);
		columns.removeAll(columns(before));
		words.addAll(columns);
		return words;
	}

	private static Set<String> columns(SchemaObject view) {
		Set<String> columns = new LinkedHashSet<>();
		Matcher parts = PART.matcher(view.requiredText().toLowerCase(Locale.ROOT));
		String last = "";
		int depth = 0;
		while (!last.equals("from") && parts.find()) {
			String part = parts.group();
			depth += part.equals("(") ? 1 : part.equals(")") ? -1 : 0;
			if (depth == 0 && !part.equals(")")) {
				if (part.equals(",") || part.equals("from")) {
					columns.add(last);
				}
				last = part;
			}
		}
		return columns;
	}

	private static Set<String> words(SchemaObject view) {
		return new LinkedHashSet<>(List.of(view.requiredText().toLowerCase(Locale.ROOT).split("\\W+")));
	}

	private static @Nullable SchemaObject object(Operation operation) {
		if (operation instanceof CreateObject create) {
			return create.object();
		}
		if (operation instanceof ReplaceObject replace) {
			return replace.object();
		}
		return (operation instanceof DropObject drop) ? drop.object() : null;
	}

	private static String text(Operation operation) {
		SchemaObject object = object(operation);
		return (object == null || operation instanceof DropObject) ? "" : object.arguments() + " " + object.text();
	}

	private static boolean names(String text, SchemaObject object) {
		return object.kind() != SchemaObject.Kind.TRIGGER
				&& (isRoutine(object) ? call(object.name()) : word(object.name())).matcher(text).find();
	}

	private static Pattern word(String name) {
		return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE);
	}

	private static Pattern call(String name) {
		return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "[\"`]?\\s*\\(", Pattern.CASE_INSENSITIVE);
	}

}
