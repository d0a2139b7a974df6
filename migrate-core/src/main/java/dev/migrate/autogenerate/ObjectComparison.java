package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import dev.migrate.dialect.LiveObject;
import dev.migrate.dialect.Scratch;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.SchemaObject.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Compares views, functions, procedures and triggers: those that sources want, and those
 * that operations of revisions have made and no source speaks of. What the database makes
 * of a text is compared, where there is a place to ask it; else the text with the one
 * that revisions have given, and what none has made is left alone.
 *
 * @param comparison how to compare
 * @param scratch the place, or {@code null} if there is none
 * @param live the tables that are there
 * @param owned what revisions have made
 */
record ObjectComparison(Comparison comparison, @Nullable Scratch scratch, Schema live, List<LiveObject> there,
		Owned owned) {

	private static final Set<Kind> VIEWS = EnumSet.of(Kind.VIEW, Kind.MATERIALIZED_VIEW);

	/**
	 * What leads from the objects that are there to those that are wanted.
	 * @throws ConflictingSourcesException if two sources want one in different ways
	 */
	List<SchemaChange> changes(List<WantedSchema> sources) {
		List<SchemaObject> declared = declared(sources);
		Set<Kind> told = told(sources);
		List<SchemaObject> wanted = new ArrayList<>(declared);
		List<SchemaObject> gone = new ArrayList<>();
		this.owned.made()
			.stream()
			.filter((made) -> includes(made) && declared.stream().noneMatch(made::isSame))
			.forEach((made) -> (told.contains(made.kind()) ? gone : wanted).add(made));
		if (wanted.isEmpty() && gone.isEmpty() || this.comparison.isValidating()) {
			return List.of();
		}
		Map<SchemaObject, LiveObject> back = new LinkedHashMap<>(readBack(asked(wanted, gone)));
		Map<SchemaObject, LiveObject> differing = new LinkedHashMap<>();
		Set<LiveObject> claimed = new LinkedHashSet<>();
		List<SchemaObject> missing = new ArrayList<>();
		for (SchemaObject object : wanted) {
			LiveObject found = found(object, back.get(object)).orElse(null);
			boolean again = !declared.contains(object) && ((found != null) ? claimed.contains(found)
					: missing.stream().anyMatch(object.withoutArguments()::isSame));
			if (again) {
				continue;
			}
			if (found == null) {
				missing.add(object);
				continue;
			}
			claimed.add(found);
			if (isChanged(object, found, back.get(object))) {
				differing.put(object, found);
			}
		}
		Map<SchemaObject, LiveObject> dropped = new LinkedHashMap<>();
		Collections.reverse(gone);
		gone.forEach((object) -> found(object, back.get(object)).filter((found) -> !claimed.contains(found))
			.ifPresent((found) -> dropped.put(object, found)));
		back.putAll(readBack(untold(differing, dropped, back)));
		List<SchemaChange> changes = new ArrayList<>(
				missing.stream().map((object) -> SchemaChange.of(new CreateObject(object))).toList());
		changes.addAll(changes(differing, dropped, back));
		return changes;
	}

	private List<SchemaChange> changes(Map<SchemaObject, LiveObject> differing, Map<SchemaObject, LiveObject> dropped,
			Map<SchemaObject, LiveObject> back) {
		List<SchemaChange> changes = new ArrayList<>();
		differing.forEach((object, found) -> changes.add(replaced(object, found, back.get(object),
				known(object).map((known) -> former(known, found, back.get(known))).orElse(found.object()))));
		dropped.forEach((object, found) -> changes
			.add(this.comparison.losing(new DropObject(former(object, found, back.get(object)), false))));
		return changes;
	}

	/**
	 * What leads from the objects that are there to those that are in another database.
	 * @param others what is there
	 */
	List<SchemaChange> changesTo(List<LiveObject> others) {
		List<SchemaChange> changes = new ArrayList<>();
		List<LiveObject> rest = new ArrayList<>(this.there);
		for (LiveObject other : others) {
			SchemaObject object = other.object();
			LiveObject found = found(object, other).orElse(null);
			if (!includes(object) || object.text() == null) {
				rest.remove(found);
			}
			else if (found == null) {
				changes.add(SchemaChange.of(new CreateObject(object)));
			}
			else {
				rest.remove(found);
				if (isChanged(object, found, other)) {
					changes.add(replaced(object, found, other, found.object()));
				}
			}
		}
		Collections.reverse(rest);
		rest.stream()
			.map(LiveObject::object)
			.filter(this::includes)
			.forEach((object) -> changes.add(this.comparison.losing(new DropObject(object, false))));
		return changes;
	}

	private List<SchemaObject> declared(List<WantedSchema> sources) {
		Map<SchemaObject, String> declared = new LinkedHashMap<>();
		for (WantedSchema source : sources) {
			for (SchemaObject object : source.schema().objects()) {
				if (includes(object)) {
					requireSame(object, source.origin(), declared);
					declared.putIfAbsent(object, source.origin());
				}
			}
		}
		return List.copyOf(declared.keySet());
	}

	/**
	 * The kinds of which sources say all. Who says nothing of views and the like leaves
	 * them to operations.
	 */
	private static Set<Kind> told(List<WantedSchema> sources) {
		Set<Kind> told = EnumSet.noneOf(Kind.class);
		for (WantedSchema source : sources) {
			if (!source.schema().objects().isEmpty()) {
				told.addAll(source.unsaid().isEmpty() ? EnumSet.allOf(Kind.class) : VIEWS);
			}
		}
		return told;
	}

	private boolean includes(SchemaObject object) {
		ObjectKind kind = switch (object.kind()) {
			case VIEW, MATERIALIZED_VIEW -> ObjectKind.VIEW;
			case FUNCTION -> ObjectKind.FUNCTION;
			case PROCEDURE -> ObjectKind.PROCEDURE;
			case TRIGGER -> ObjectKind.TRIGGER;
		};
		return this.comparison.includes(kind, object.qualifiedName(), object.name());
	}

	private void requireSame(SchemaObject object, String origin, Map<SchemaObject, String> declared) {
		declared.forEach((other, from) -> {
			if (other.isSame(object) && !isSame(other.requiredText(), object.requiredText())) {
				throw new ConflictingSourcesException(object.kind() + " '" + object.qualifiedName() + "'",
						List.of(from, origin), "'" + other.text() + "' and '" + object.text() + "'");
			}
		});
		declared.keySet().removeIf((other) -> other.isSame(object));
	}

	private List<SchemaObject> asked(List<SchemaObject> wanted, List<SchemaObject> gone) {
		List<SchemaObject> asked = new ArrayList<>();
		wanted.stream().filter((object) -> !named(object).isEmpty()).forEach(asked::add);
		gone.stream().filter((object) -> named(object).size() > 1).forEach(asked::add);
		return asked;
	}

	/**
	 * What revisions have given to what changes, as far as nobody has said yet whether
	 * that is what is there.
	 */
	private List<SchemaObject> untold(Map<SchemaObject, LiveObject> differing, Map<SchemaObject, LiveObject> dropped,
			Map<SchemaObject, LiveObject> back) {
		Map<SchemaObject, LiveObject> known = new LinkedHashMap<>(dropped);
		differing.forEach((object, found) -> known(object).filter((former) -> former.kind() == found.object().kind())
			.ifPresent((former) -> known.put(former, found)));
		known.keySet().removeAll(back.keySet());
		known.entrySet()
			.removeIf((each) -> each.getValue().object().text() == null
					|| isSame(full(each.getKey()), full(each.getValue().object())));
		return List.copyOf(known.keySet());
	}

	private Map<SchemaObject, LiveObject> readBack(List<SchemaObject> asked) {
		Map<SchemaObject, LiveObject> back = new LinkedHashMap<>();
		if (this.scratch != null && !asked.isEmpty()) {
			List<Optional<LiveObject>> read = this.scratch.readBack(this.live.tables(), this.there, asked);
			for (int i = 0; i < read.size(); i++) {
				SchemaObject object = asked.get(i);
				read.get(i).ifPresent((found) -> back.put(object, found));
			}
		}
		return back;
	}

	/**
	 * What is there of a name, whatever its arguments. A view and a materialized view are
	 * in each other's way.
	 */
	private List<LiveObject> named(SchemaObject object) {
		List<LiveObject> named = this.there.stream()
			.filter((each) -> isAlike(each.object().kind(), object.kind())
					&& Objects.equals(each.object().schema(), object.schema())
					&& each.object().name().equalsIgnoreCase(object.name()))
			.toList();
		List<LiveObject> exactly = named.stream().filter((each) -> each.object().name().equals(object.name())).toList();
		return exactly.isEmpty() ? named : exactly;
	}

	private static boolean isAlike(Kind one, Kind other) {
		return one == other || one.isView() && other.isView();
	}

	/**
	 * Where the database does not tell which one is meant, the only one of a name is,
	 * unless it may be another one that stays beside it.
	 */
	private Optional<LiveObject> found(SchemaObject object, @Nullable LiveObject read) {
		List<LiveObject> named = named(object);
		if (read != null && read.object().text() != null) {
			return named.stream().filter((each) -> each.identity().equals(read.identity())).findFirst();
		}
		Optional<LiveObject> same = named.stream().filter((each) -> each.object().isSame(object)).findFirst();
		return (same.isPresent() || named.size() != 1 || mayBeAnother(object, named.get(0))) ? same
				: Optional.of(named.get(0));
	}

	/**
	 * A trigger upon another table, and a routine with other arguments, unless revisions
	 * have made it and none that is called so.
	 */
	private boolean mayBeAnother(SchemaObject object, LiveObject only) {
		if (only.identity().isEmpty()) {
			return false;
		}
		return (object.kind() == Kind.TRIGGER) ? object.triggerTable() != null
				: !object.arguments().isEmpty() && (this.owned.objects().stream().noneMatch(object::isSame)
						|| this.owned.objects().stream().anyMatch(only.object()::isSame));
	}

	private boolean isChanged(SchemaObject object, LiveObject found, @Nullable LiveObject read) {
		SchemaObject there = found.object();
		return there.text() != null && (there.kind() != object.kind() || !isSame(object, there, read));
	}

	private SchemaChange replaced(SchemaObject object, LiveObject found, @Nullable LiveObject read,
			SchemaObject former) {
		List<String> notes = new ArrayList<>();
		if (known(object).filter((known) -> known.kind() == former.kind() && former == found.object()).isPresent()) {
			notes.add("What is there is not known to be what revisions have given it, so that a downgrade brings back "
					+ "what is there");
		}
		boolean inPlace = read == null || read.object().text() == null || read.frame().equals(found.frame());
		if (!inPlace) {
			notes.add("It gives something else, or takes it by other names, so that it is dropped and made again: what "
					+ "uses it has to be dropped before and made again behind");
		}
		return SchemaChange.of(new ReplaceObject(object, former), notes.toArray(String[]::new));
	}

	/**
	 * What comes back when a change is undone: what revisions have given, in their words,
	 * if that is what is there, else what is there.
	 */
	private SchemaObject former(SchemaObject known, LiveObject found, @Nullable LiveObject read) {
		SchemaObject there = found.object();
		boolean told = there.text() == null || there.kind() == known.kind() && (isSame(full(known), full(there))
				|| read != null && read.object().text() != null && isSame(full(read.object()), full(there)));
		return told ? known : there;
	}

	private Optional<SchemaObject> known(SchemaObject object) {
		List<SchemaObject> named = this.owned.objects().stream().filter(object.withoutArguments()::isSame).toList();
		return this.owned.objects()
			.stream()
			.filter(object::isSame)
			.findFirst()
			.or(() -> (named.size() == 1) ? Optional.of(named.get(0)) : Optional.empty());
	}

	/**
	 * What the database has not taken as things are is said to differ, unless it is what
	 * revisions have given.
	 */
	private boolean isSame(SchemaObject wanted, SchemaObject there, @Nullable LiveObject read) {
		if (read != null && read.object().text() != null) {
			return isSame(full(read.object()), full(there));
		}
		String text = wanted.requiredText();
		return isSame(text, there.requiredText())
				|| known(wanted).map((known) -> isSame(known.requiredText(), text)).orElse(read == null);
	}

	private static String full(SchemaObject object) {
		return object.kind().isView() ? object.requiredText() : object.arguments() + " " + object.requiredText();
	}

	private boolean isSame(String one, String other) {
		SqlText text = this.comparison.text();
		return text.normal(one).equals(text.normal(other));
	}

}
