package dev.migrate.jpa;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Inheritance;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Transient;
import org.hibernate.boot.models.JpaAnnotations;
import org.hibernate.models.spi.ClassDetails;
import org.hibernate.models.spi.MemberDetails;
import org.hibernate.models.spi.ModelsContext;
import org.hibernate.models.spi.MutableAnnotationTarget;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a mapping that can be left out to see whether a fault is there.
 *
 * @param type the full name of the class
 * @param attribute the attribute, or {@code null} for the class
 * @param declared the type of the attribute as it is declared
 */
record MappingPart(Kind kind, String type, @Nullable String attribute, @Nullable String declared) {

	/** From here on a message names the class and the attribute. */
	static final int NAMED = 32;

	private static final List<Class<? extends Annotation>> STRUCTURE = List.of(Entity.class, MappedSuperclass.class,
			Embeddable.class, Inheritance.class, IdClass.class);

	private static final List<Class<? extends Annotation>> IDENTIFIERS = List.of(Id.class, EmbeddedId.class);

	private static final List<Class<? extends Annotation>> REFERENCES = List.of(ManyToOne.class, OneToOne.class,
			OneToMany.class, ManyToMany.class, ElementCollection.class, Embedded.class);

	/**
	 * The parts of a class.
	 */
	static Stream<MappingPart> of(ClassDetails details) {
		String type = details.getName();
		return Stream.concat(
				members(details).filter((member) -> !member.hasDirectAnnotationUsage(Transient.class))
					.map((member) -> new MappingPart(kind(member), type, member.resolveAttributeName(),
							member.getType().getName())),
				Stream.of(new MappingPart(Kind.ANNOTATIONS, type, null, null),
						new MappingPart(Kind.CLASS, type, null, null)));
	}

	private static Stream<MemberDetails> members(ClassDetails details) {
		return Stream.<MemberDetails>concat(details.getFields().stream(), details.getMethods().stream())
			.filter(MemberDetails::isPersistable);
	}

	private static Kind kind(MemberDetails member) {
		if (IDENTIFIERS.stream().anyMatch(member::hasDirectAnnotationUsage)) {
			return Kind.IDENTIFIER;
		}
		return REFERENCES.stream().anyMatch(member::hasDirectAnnotationUsage) ? Kind.REFERENCE : Kind.BASIC;
	}

	MappingPart as(Kind kind) {
		return (this.kind == Kind.BASIC) ? new MappingPart(kind, this.type, this.attribute, this.declared) : this;
	}

	/**
	 * How likely it is that a message is about this part; 0 says nothing.
	 */
	int mentionedIn(String message) {
		boolean named = mentionsType(message);
		if (this.attribute == null) {
			return named ? 1 : 0;
		}
		if (mentions(message, this.type + "." + this.attribute)) {
			return 2 * NAMED;
		}
		boolean byName = mentionsAttribute(message);
		boolean byType = this.declared != null && message.contains("'" + this.declared);
		return ((named && byName) ? NAMED : byName ? 8 : named ? 4 : 0) + (byType ? 16 : 0);
	}

	/**
	 * Whether a message that comes without this part is only about its absence.
	 * @param place where the message comes from
	 */
	boolean isMissedIn(String message, MappingPart place) {
		if (this.attribute == null) {
			return this.kind == Kind.CLASS && mentionsType(message);
		}
		return (place.type.equals(this.type) || mentionsType(message)) && mentionsAttribute(message);
	}

	private boolean mentionsType(String message) {
		String simple = this.type.substring(Math.max(this.type.lastIndexOf('.'), this.type.lastIndexOf('$')) + 1);
		return mentions(message, this.type) || mentions(message, simple);
	}

	private boolean mentionsAttribute(String message) {
		return this.attribute != null
				&& (mentions(message, this.attribute) || mentions(message, underscored(this.attribute)));
	}

	private static String underscored(String name) {
		return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
	}

	private static boolean mentions(String message, String name) {
		return Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)").matcher(message).find();
	}

	void leaveOutOf(ModelsContext models) {
		ClassDetails details = models.getClassDetailsRegistry().resolveClassDetails(this.type);
		if (this.attribute != null) {
			members(details).filter((member) -> this.attribute.equals(member.resolveAttributeName()))
				.forEach((member) -> leaveOut(member, models));
		}
		else if (details instanceof MutableAnnotationTarget target) {
			details.getDirectAnnotationUsages()
				.stream()
				.map(Annotation::annotationType)
				.filter((annotation) -> this.kind == Kind.CLASS || !STRUCTURE.contains(annotation))
				.toList()
				.forEach((annotation) -> target
					.removeAnnotationUsage(models.getAnnotationDescriptorRegistry().getDescriptor(annotation)));
		}
	}

	private static void leaveOut(MemberDetails member, ModelsContext models) {
		if (member instanceof MutableAnnotationTarget target) {
			target.clearAnnotationUsages();
			target.applyAnnotationUsage(JpaAnnotations.TRANSIENT, models);
		}
	}

	@Override
	public String toString() {
		return (this.attribute != null) ? this.type + "." + this.attribute : this.type;
	}

	/**
	 * Kinds of parts, in the order in which they are suspected.
	 */
	enum Kind {

		/** An attribute with a value of its own. */
		BASIC,

		/** What an attribute has to do with other classes. */
		REFERENCE,

		/** What stands at a class beside that it is an entity. */
		ANNOTATIONS,

		/** Without it, its class is wrong. */
		IDENTIFIER,

		/** The class; without it, all that refers to it is wrong. */
		CLASS

	}

}
