package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.autogenerate.PhaseOfOperation.Phase;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.GroupingOperationVisitor;
import dev.migrate.operation.Operation;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The order of views, functions, procedures and triggers among each other and among
 * tables: each behind what it names. A name in a comment or of something else costs
 * nothing but another order.
 *
 * @param made what is made or replaced
 * @param replaces whether something is replaced
 * @param goneTables the tables that go
 * @param others what happens to tables besides
 */
record ObjectOrder(List<SchemaObject> made, boolean replaces, List<TableName> goneTables, List<Operation> others) {

	private static final Pattern PART = Pattern.compile("\\w+|[(),]");

	/** Where there are none. */
	static final ObjectOrder NONE = new ObjectOrder(List.of(), false, List.of(), List.of());

	static ObjectOrder of(List<SchemaChange> changes) {
		Seen seen = new Seen();
		changes.forEach((change) -> change.operation().accept(seen));
		return new ObjectOrder(seen.made, seen.replaces, seen.goneTables, seen.others);
	}

	/**
	 * A function that a table needs, such as for a default, is there before it.
	 */
	Phase made(SchemaObject object) {
		boolean early = object.kind().isRoutine()
				&& this.others.stream().anyMatch((operation) -> names(operation.toString(), object));
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
		if (object.kind().isRoutine()) {
			boolean before = this.goneTables.stream()
				.anyMatch((table) -> word(table.name()).matcher(object.arguments() + " " + object.text()).find());
			return before ? Phase.DROP_READ_OBJECT : Phase.DROP_ROUTINE;
		}
		return (object.kind().isView() && this.replaces) ? Phase.DROP_READ_OBJECT : Phase.DROP_OBJECT;
	}

	/**
	 * Put what is made into an order, each behind what it names. Where they name each
	 * other, the first stays the first. A view that has read what another one loses and
	 * is to read what that gets makes way for it.
	 */
	List<SchemaChange> sorted(List<SchemaChange> changes) {
		Set<Item> remade = remade(items(changes).filter(Item::knowsBefore).toList());
		List<SchemaChange> made = changes.stream()
			.map((change) -> Item.of(change)
				.filter(remade::contains)
				.map((view) -> change.with(new CreateObject(view.object())))
				.orElse(change))
			.toList();
		List<SchemaChange> all = new ArrayList<>();
		ordered(List.copyOf(remade))
			.forEach((view) -> all.add(0, view.change().with(new DropObject(view.before(), false))));
		List<Item> items = items(made).toList();
		all.addAll((items.size() < made.size()) ? made : ordered(items).stream().map(Item::change).toList());
		return all;
	}

	private static Stream<Item> items(List<SchemaChange> changes) {
		return changes.stream().flatMap((change) -> Item.of(change).stream());
	}

	private static Set<Item> remade(List<Item> views) {
		Set<Item> remade = new LinkedHashSet<>();
		boolean found = true;
		while (found) {
			found = false;
			for (Item view : views) {
				boolean makesWay = views.stream()
					.filter((other) -> other != view && names(view.before().requiredText(), other.object()))
					.anyMatch(
							(other) -> remade.contains(other) || saysLostWord(view, other) && saysNewWord(view, other));
				found |= makesWay && remade.add(view);
			}
		}
		return remade;
	}

	private static boolean saysLostWord(Item view, Item other) {
		Set<String> lost = added(other.object(), other.before());
		return words(view.before()).stream().anyMatch(lost::contains);
	}

	private static List<Item> ordered(List<Item> items) {
		Map<SchemaObject, List<Item>> waiting = new LinkedHashMap<>();
		for (Item item : items) {
			SchemaObject key = waiting.keySet()
				.stream()
				.filter(item.object()::isSame)
				.findFirst()
				.orElse(item.object());
			waiting.computeIfAbsent(key, (added) -> new ArrayList<>()).add(item);
		}
		List<Item> sorted = new ArrayList<>();
		List.copyOf(waiting.keySet()).forEach((object) -> visit(object, waiting, new LinkedHashSet<>(), sorted));
		return sorted;
	}

	private static void visit(SchemaObject object, Map<SchemaObject, List<Item>> waiting, Set<SchemaObject> above,
			List<Item> sorted) {
		if (!waiting.containsKey(object) || !above.add(object)) {
			return;
		}
		for (SchemaObject other : List.copyOf(waiting.keySet())) {
			if (other != object
					&& needs(waiting.getOrDefault(object, List.of()), other, waiting.getOrDefault(other, List.of()))) {
				visit(other, waiting, above, sorted);
			}
		}
		List<Item> items = waiting.remove(object);
		sorted.addAll((items != null) ? items : List.of());
	}

	/**
	 * Whether one goes behind the other. Of two views that are replaced, the one that
	 * reads the other goes first, unless it says a word that is new in the other: it may
	 * have read what the other is to lose.
	 */
	private static boolean needs(List<Item> one, SchemaObject other, List<Item> others) {
		if (!isReplacedView(one) || !isReplacedView(others)) {
			return one.stream().anyMatch((item) -> names(item.text(), other));
		}
		Item view = one.get(0);
		Item second = others.get(0);
		return reads(view, second) ? saysNewWord(view, second) : reads(second, view) && !saysNewWord(second, view);
	}

	private static boolean isReplacedView(List<Item> items) {
		return items.size() == 1 && items.get(0).replacesView();
	}

	private static boolean reads(Item view, Item other) {
		return names(view.text(), other.object());
	}

	private static boolean saysNewWord(Item view, Item other) {
		if (!other.knowsBefore()) {
			return true;
		}
		Set<String> fresh = added(other.before(), other.object());
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

	private static boolean names(String text, SchemaObject object) {
		return object.kind() != SchemaObject.Kind.TRIGGER
				&& (object.kind().isRoutine() ? call(object.name()) : word(object.name())).matcher(text).find();
	}

	private static Pattern word(String name) {
		return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE);
	}

	private static Pattern call(String name) {
		return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "[\"`]?\\s*\\(", Pattern.CASE_INSENSITIVE);
	}

	/**
	 * A change of a view or the like.
	 *
	 * @param text what is made; empty if it is dropped
	 * @param existing what is replaced, as far as that is known
	 */
	private record Item(SchemaChange change, SchemaObject object, String text, boolean replacesView,
			@Nullable SchemaObject existing) {

		static Optional<Item> of(SchemaChange change) {
			return change.operation().accept(new GroupingOperationVisitor<>() {

				@Override
				public Optional<Item> visit(CreateObject create) {
					return Optional.of(new Item(change, create.object(), text(create.object()), false, null));
				}

				@Override
				public Optional<Item> visit(ReplaceObject replace) {
					SchemaObject object = replace.object();
					return Optional
						.of(new Item(change, object, text(object), object.kind().isView(), replace.existing()));
				}

				@Override
				public Optional<Item> visit(DropObject drop) {
					return Optional.of(new Item(change, drop.object(), "", false, null));
				}

				@Override
				public Optional<Item> visitOther(Operation other) {
					return Optional.empty();
				}

			});
		}

		private static String text(SchemaObject object) {
			return object.arguments() + " " + object.text();
		}

		boolean knowsBefore() {
			return this.replacesView && this.existing != null && this.existing.text() != null;
		}

		SchemaObject before() {
			return Objects.requireNonNull(this.existing);
		}

	}

	/**
	 * Notes what happens to objects and to tables.
	 */
	private static final class Seen implements GroupingOperationVisitor<Boolean> {

		private final List<SchemaObject> made = new ArrayList<>();

		private final List<TableName> goneTables = new ArrayList<>();

		private final List<Operation> others = new ArrayList<>();

		private boolean replaces;

		@Override
		public Boolean visit(CreateObject create) {
			return this.made.add(create.object());
		}

		@Override
		public Boolean visit(ReplaceObject replace) {
			this.replaces = true;
			return this.made.add(replace.object());
		}

		@Override
		public Boolean visit(DropObject drop) {
			return false;
		}

		@Override
		public Boolean visit(DropTable drop) {
			return this.goneTables.add(drop.table());
		}

		@Override
		public Boolean visitOther(Operation operation) {
			return this.others.add(operation);
		}

	}

}
