package dev.migrate.jpa;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.migrate.autogenerate.DatabaseProfile;
import dev.migrate.jpa.MappingPart.Kind;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.boot.spi.MetadataBuilderImplementor;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Value;
import org.hibernate.models.spi.ModelsContext;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * All that is wrong with a mapping. Hibernate ends with the first fault and does not
 * always say where it is; here what is at fault is found by leaving it out, and the rest
 * is looked at without it.
 */
final class MappingFaults {

	/** More is not tried, since each takes as long as Hibernate takes to start. */
	private static final int MOST_READINGS = 200;

	private final PersistenceUnitInfo unit;

	private final Map<String, Object> properties;

	private final DatabaseProfile database;

	private final List<String> faults = new ArrayList<>();

	private final List<MappingPart> leftOut = new ArrayList<>();

	private int readings;

	MappingFaults(PersistenceUnitInfo unit, Map<String, Object> properties, DatabaseProfile database) {
		this.unit = unit;
		this.properties = properties;
		this.database = database;
	}

	/**
	 * Find all faults.
	 * @param first what was met
	 * @return at least one, each with the entity and the attribute if they can be told
	 */
	List<String> all(Throwable first) {
		Reading reading = read(this.leftOut);
		while (reading.failure() != null) {
			String message = reading.message();
			List<MappingPart> culprits = culprits(reading);
			if (culprits.isEmpty()) {
				this.faults.add(message);
				return this.faults;
			}
			culprits.forEach((culprit) -> note(message, culprit));
			reading = read(this.leftOut);
		}
		this.faults.addAll(reading.faults());
		return this.faults.isEmpty() ? List.of(message(first)) : this.faults;
	}

	private void note(String message, MappingPart culprit) {
		if (this.leftOut.stream().noneMatch((part) -> part.isMissedIn(message, culprit))) {
			this.faults.add(culprit + ": " + message);
		}
		this.leftOut.add(culprit);
	}

	/**
	 * What the mapping has to be without for this failure not to come again.
	 */
	private List<MappingPart> culprits(Reading reading) {
		String message = reading.message();
		List<MappingPart> parts = new ArrayList<>(reading.parts());
		parts.removeAll(this.leftOut);
		parts.sort(Comparator.<MappingPart>comparingInt((part) -> -part.mentionedIn(message))
			.thenComparing(MappingPart::kind));
		List<MappingPart> named = parts.stream()
			.filter((part) -> part.mentionedIn(message) >= MappingPart.NAMED)
			.toList();
		List<MappingPart> annotations = of(Kind.ANNOTATIONS, parts);
		List<MappingPart> basic = of(Kind.BASIC, parts);
		List<MappingPart> culprits = single(named, message);
		if (culprits.isEmpty()) {
			culprits = among(annotations, List.of(), message);
		}
		if (culprits.isEmpty()) {
			culprits = among(basic, annotations, message);
		}
		for (Kind kind : List.of(Kind.REFERENCE, Kind.CLASS)) {
			if (culprits.isEmpty()) {
				culprits = single(of(kind, parts).stream().filter((part) -> part.mentionedIn(message) > 0).toList(),
						message);
			}
		}
		return culprits.isEmpty() ? together(of(Kind.CLASS, parts), message) : culprits;
	}

	/**
	 * Classes that contradict each other where the message names none of them: the fewest
	 * with which it is met.
	 */
	private List<MappingPart> together(List<MappingPart> classes, String message) {
		List<MappingPart> fewest = new ArrayList<>(classes);
		int before;
		do {
			before = fewest.size();
			leaveOut(List.copyOf(fewest), classes, fewest, message);
		}
		while (fewest.size() < before);
		boolean known = fewest.size() < classes.size() && this.readings <= MOST_READINGS;
		return known ? fewest : List.of();
	}

	/**
	 * Leave out as many of some classes as the same is met without.
	 */
	private void leaveOut(List<MappingPart> some, List<MappingPart> classes, List<MappingPart> kept, String message) {
		List<MappingPart> others = new ArrayList<>(classes);
		others.removeAll(kept);
		if (read(with(this.leftOut, with(others, some))).message().equals(message)) {
			kept.removeAll(some);
		}
		else if (some.size() > 1) {
			int half = some.size() / 2;
			leaveOut(some.subList(0, half), classes, kept, message);
			leaveOut(some.subList(half, some.size()), classes, kept, message);
		}
	}

	private static List<MappingPart> of(Kind kind, List<MappingPart> parts) {
		return parts.stream().filter((part) -> part.kind() == kind).toList();
	}

	/**
	 * The first of some parts without which something else is met.
	 */
	private List<MappingPart> single(List<MappingPart> parts, String message) {
		for (MappingPart part : parts) {
			Reading next = read(with(this.leftOut, List.of(part)));
			boolean beyond = part.kind() == Kind.CLASS || part.mentionedIn(message) >= MappingPart.NAMED
					|| !part.isMissedIn(next.message(), part);
			if (!next.message().equals(message) && beyond) {
				return List.of(part);
			}
		}
		return List.of();
	}

	/**
	 * All of a group that are at fault: those with which alone, of the whole group, the
	 * same is met. Several may have one message.
	 * @param group what is looked through
	 * @param without what is left out besides
	 */
	private List<MappingPart> among(List<MappingPart> group, List<MappingPart> without, String message) {
		List<MappingPart> rest = with(this.leftOut, without);
		return read(with(rest, group)).message().equals(message) ? List.of() : among(group, group, rest, message);
	}

	private List<MappingPart> among(List<MappingPart> some, List<MappingPart> group, List<MappingPart> rest,
			String message) {
		List<MappingPart> others = new ArrayList<>(group);
		others.removeAll(some);
		if (some.isEmpty() || !read(with(rest, others)).message().equals(message)) {
			return List.of();
		}
		if (some.size() == 1) {
			return some;
		}
		int half = some.size() / 2;
		return with(among(some.subList(0, half), group, rest, message),
				among(some.subList(half, some.size()), group, rest, message));
	}

	private static List<MappingPart> with(List<MappingPart> some, List<MappingPart> others) {
		return Stream.concat(some.stream(), others.stream()).toList();
	}

	@SuppressWarnings("removal") // Hibernate has nothing in its place
	private Reading read(List<MappingPart> without) {
		if (this.readings++ >= MOST_READINGS) {
			return new Reading(new IllegalStateException("There may be more"), List.of(), List.of());
		}
		Map<String, Object> properties = new HashMap<>(this.properties);
		LeavingOut leavingOut = new LeavingOut(without, properties.get(JpaSettings.METADATA_BUILDER_CONTRIBUTOR));
		properties.put(JpaSettings.METADATA_BUILDER_CONTRIBUTOR, leavingOut);
		try (HibernateMapping mapping = HibernateMapping.build(this.unit, properties, this.database,
				leavingOut::remember)) {
			return new Reading(null, List.of(), new MappedFaults(mapping.metadata()).all());
		}
		catch (RuntimeException | StackOverflowError ex) {
			return new Reading(ex, leavingOut.known(), List.of());
		}
	}

	static String message(Throwable failure) {
		String message = failure.getMessage();
		return (message != null) ? message : failure.getClass().getSimpleName();
	}

	/**
	 * What became of one attempt.
	 */
	private record Reading(@Nullable Throwable failure, List<MappingPart> parts, List<String> faults) {

		String message() {
			return (this.failure != null) ? MappingFaults.message(this.failure) : "";
		}

	}

	/**
	 * What is wrong with a mapping that could be built: columns that have no type, and
	 * whatever Hibernate refuses when it starts with it.
	 */
	private static final class MappedFaults {

		private final MetadataImplementor metadata;

		private final Set<String> faults = new LinkedHashSet<>();

		MappedFaults(MetadataImplementor metadata) {
			this.metadata = metadata;
		}

		List<String> all() {
			for (PersistentClass entity : this.metadata.getEntityBindings()) {
				String name = entity.getEntityName();
				if (entity.hasIdentifierProperty()) {
					check(name, entity.getIdentifierProperty());
				}
				else {
					check(name, entity.getIdentifier());
				}
				entity.getDeclaredProperties().forEach((property) -> check(name, property));
				note(name, () -> entity.validate(this.metadata));
			}
			for (Collection collection : this.metadata.getCollectionBindings()) {
				String role = collection.getRole();
				check(role, collection.getElement());
				if (collection instanceof IndexedCollection indexed) {
					check(role, indexed.getIndex());
				}
				note(role, () -> collection.validate(this.metadata));
			}
			return new ArrayList<>(this.faults);
		}

		private void check(String owner, Property property) {
			check(owner + "." + property.getName(), property.getValue());
		}

		private void check(String name, Value value) {
			if (value instanceof Component component) {
				component.getProperties().forEach((property) -> check(name, property));
				return;
			}
			for (Selectable selectable : value.getSelectables()) {
				if (selectable instanceof Column column) {
					note(name, () -> column.getSqlType(this.metadata));
				}
			}
		}

		private void note(String name, Runnable action) {
			try {
				action.run();
			}
			catch (RuntimeException ex) {
				this.faults.add(name + ": " + MappingFaults.message(ex));
			}
		}

	}

	/**
	 * Builds a mapping without some of its parts, and knows afterwards which parts there
	 * are.
	 */
	@SuppressWarnings("removal") // Hibernate has nothing in its place
	private static final class LeavingOut implements MetadataBuilderContributor {

		private static final List<Class<? extends Annotation>> MAPPED = List.of(Entity.class, MappedSuperclass.class,
				Embeddable.class);

		private final List<MappingPart> parts;

		private final @Nullable Object own;

		private final List<MappingPart> known = new ArrayList<>();

		private @Nullable ModelsContext models;

		/**
		 * Create a contributor.
		 * @param parts what is left out
		 * @param own what the application has in its place, which goes first
		 */
		LeavingOut(List<MappingPart> parts, @Nullable Object own) {
			this.parts = List.copyOf(parts);
			this.own = own;
		}

		@Override
		public void contribute(MetadataBuilder builder) {
			if (this.own != null) {
				contributor(this.own).contribute(builder);
			}
			if (builder instanceof MetadataBuilderImplementor implementor) {
				this.models = implementor.getBootstrapContext().getModelsContext();
				this.parts.forEach((part) -> part.leaveOutOf(this.models));
			}
		}

		private static MetadataBuilderContributor contributor(Object own) {
			if (own instanceof MetadataBuilderContributor contributor) {
				return contributor;
			}
			Class<?> type = (own instanceof Class<?> given) ? given : ClassUtils.resolveClassName(own.toString(), null);
			try {
				return (MetadataBuilderContributor) ReflectionUtils.accessibleConstructor(type).newInstance();
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(
						"The MetadataBuilderContributor '" + type.getName() + "' cannot be made", ex);
			}
		}

		List<MappingPart> known() {
			return this.known;
		}

		/**
		 * Remember all parts of the classes that Hibernate has met.
		 */
		void remember() {
			if (this.models == null) {
				return;
			}
			Set<String> names = new TreeSet<>();
			this.models.getClassDetailsRegistry().forEachClassDetails((details) -> {
				if (MAPPED.stream().anyMatch(details::hasDirectAnnotationUsage)) {
					names.add(details.getName());
				}
			});
			Set<MappingPart> parts = new LinkedHashSet<>();
			names.forEach((name) -> MappingPart.of(this.models.getClassDetailsRegistry().getClassDetails(name))
				.map((part) -> (part.declared() != null && names.contains(part.declared()))
						? part.as(MappingPart.Kind.REFERENCE) : part)
				.forEach(parts::add));
			this.known.addAll(parts);
		}

	}

}
