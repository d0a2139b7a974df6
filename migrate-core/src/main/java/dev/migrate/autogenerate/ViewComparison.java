package dev.migrate.autogenerate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.migrate.dialect.Scratch;
import dev.migrate.operation.CreateObject;
import dev.migrate.operation.ReplaceObject;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.View;
import org.jspecify.annotations.Nullable;

/**
 * Compares views: those that sources want, and those that operations of revisions have
 * made and no source speaks of. What the database makes of a query is compared, where
 * there is a place to ask it; else the text with the one that revisions have given, and
 * what none has made is left alone.
 *
 * @param comparison how to compare
 * @param scratch the place, or {@code null} if there is none
 * @param live what is there
 * @param owned what revisions have made
 */
record ViewComparison(Comparison comparison, @Nullable Scratch scratch, Schema live, Owned owned) {

	/**
	 * What leads from the views that are there to those that are wanted.
	 * @throws ConflictingSourcesException if two sources want a view in different ways
	 */
	List<SchemaChange> changes(List<WantedSchema> sources) {
		List<SchemaObject> wanted = wanted(sources);
		if (wanted.isEmpty() || this.comparison.isValidating()) {
			return List.of();
		}
		List<SchemaObject> there = wanted.stream().filter((view) -> live(view).isPresent()).toList();
		List<Optional<String>> read = (this.scratch == null || there.isEmpty()) ? List.of()
				: this.scratch.readBackViews(this.live.tables(), there);
		Map<SchemaObject, String> back = new LinkedHashMap<>();
		for (int i = 0; i < read.size(); i++) {
			SchemaObject view = there.get(i);
			read.get(i).ifPresent((definition) -> back.put(view, definition));
		}
		List<SchemaChange> changes = new ArrayList<>();
		for (SchemaObject view : wanted) {
			Optional<View> found = live(view);
			if (found.isEmpty()) {
				changes.add(SchemaChange.of(new CreateObject(view)));
			}
			else if (!isSame(view, found.get(), back.get(view))) {
				changes.add(SchemaChange
					.of(new ReplaceObject(view, known(view).orElseGet(() -> view.as(found.get().definition())))));
			}
		}
		return changes;
	}

	private List<SchemaObject> wanted(List<WantedSchema> sources) {
		Map<SchemaObject, String> wanted = new LinkedHashMap<>();
		for (WantedSchema source : sources) {
			for (SchemaObject view : source.schema().objects()) {
				if (includes(view)) {
					requireSame(view, source.origin(), wanted);
					wanted.putIfAbsent(view, source.origin());
				}
			}
		}
		List<SchemaObject> all = new ArrayList<>(wanted.keySet());
		this.owned.made()
			.stream()
			.filter((view) -> includes(view) && all.stream().noneMatch(view::isSame))
			.forEach(all::add);
		return all;
	}

	private boolean includes(SchemaObject view) {
		return view.kind().isView() && this.comparison.includes(ObjectKind.VIEW, view.qualifiedName(), view.name());
	}

	private void requireSame(SchemaObject view, String origin, Map<SchemaObject, String> wanted) {
		wanted.forEach((other, from) -> {
			if (other.isSame(view) && !isSame(other.requiredText(), view.requiredText())) {
				throw new ConflictingSourcesException("view '" + view.qualifiedName() + "'", List.of(from, origin),
						"'" + other.text() + "' and '" + view.text() + "'");
			}
		});
		wanted.keySet().removeIf((other) -> other.isSame(view));
	}

	private Optional<View> live(SchemaObject view) {
		return this.live.views().stream().filter((each) -> each.name().equals(view.qualifiedName())).findFirst();
	}

	private Optional<SchemaObject> known(SchemaObject view) {
		return this.owned.objects().stream().filter(view::isSame).findFirst();
	}

	private boolean isSame(SchemaObject wanted, View there, @Nullable String back) {
		String text = wanted.requiredText();
		return (back != null) ? isSame(back, there.definition()) : isSame(text, there.definition())
				|| known(wanted).map((known) -> isSame(known.requiredText(), text)).orElse(true);
	}

	private boolean isSame(String one, String other) {
		SqlText text = this.comparison.text();
		return text.normal(one).equals(text.normal(other));
	}

}
