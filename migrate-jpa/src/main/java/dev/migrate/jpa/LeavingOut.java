package dev.migrate.jpa;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.boot.spi.MetadataBuilderImplementor;
import org.hibernate.models.spi.ModelsContext;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Builds a mapping without some of its parts, and knows afterwards which parts there are.
 */
@SuppressWarnings("removal") // Hibernate has nothing in its place
final class LeavingOut implements MetadataBuilderContributor {

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
			throw new IllegalStateException("The MetadataBuilderContributor '" + type.getName() + "' cannot be made",
					ex);
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
