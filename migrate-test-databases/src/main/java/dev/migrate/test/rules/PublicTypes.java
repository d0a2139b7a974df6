package dev.migrate.test.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/**
 * The types of a module, and which of them are promised: those that docs/api.md lists,
 * and exceptions that users meet. The rest is public for Java's sake only, and marked.
 */
public final class PublicTypes {

	private static final String EXCEPTION = "dev.migrate.error.MigrateException";

	private static final String INTERNAL = "dev.migrate.lang.Internal";

	private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";

	private final JavaClasses classes;

	private final ApiPage page;

	private PublicTypes(JavaClasses classes, ApiPage page) {
		this.classes = classes;
		this.page = page;
	}

	/**
	 * The types of a module.
	 * @param type one of them
	 * @return all
	 */
	public static PublicTypes besides(Class<?> type) {
		return new PublicTypes(
				new ClassFileImporter().importUrl(type.getProtectionDomain().getCodeSource().getLocation()),
				ApiPage.read());
	}

	/**
	 * Types that the page lists for a package of this module, but that are not there, not
	 * public, or marked as internal.
	 * @return their names
	 */
	public List<String> listedInVain() {
		Set<String> packages = Set.copyOf(this.classes.stream().map(JavaClass::getPackageName).distinct().toList());
		return this.page.types()
			.stream()
			.filter((name) -> packages.contains(name.substring(0, name.lastIndexOf('.'))))
			.filter((name) -> !this.classes.contain(name) || !isPublic(this.classes.get(name))
					|| isMarked(this.classes.get(name)))
			.toList();
	}

	/**
	 * Public types that are neither listed nor marked.
	 * @return their names
	 */
	public List<String> unmarked() {
		return this.classes.stream()
			.filter((type) -> type.getEnclosingClass().isEmpty() && isPublic(type))
			.filter((type) -> !isPromised(type) && !isMarked(type))
			.map(JavaClass::getName)
			.filter((name) -> !name.endsWith("package-info"))
			.sorted()
			.toList();
	}

	/**
	 * What promised types mention in their signatures without being promised itself.
	 * @return a sentence for each
	 */
	public List<String> leaks() {
		return this.classes.stream()
			.filter((type) -> isPromised(type) && !this.page.isContract(outermost(type).getName()) && isVisible(type))
			.flatMap((type) -> type.getMembers()
				.stream()
				.filter(PublicTypes::isVisible)
				.flatMap((member) -> mentioned(member).filter((mentioned) -> !isPromised(mentioned))
					.map((mentioned) -> member.getFullName() + " mentions " + mentioned.getName())))
			.sorted()
			.distinct()
			.toList();
	}

	/**
	 * Exceptions of ours that are marked as internal, so that users never meet them.
	 * @return their names
	 */
	public List<String> markedExceptions() {
		return this.classes.stream()
			.filter((type) -> type.isAssignableTo(EXCEPTION) && isMarked(type))
			.map(JavaClass::getName)
			.toList();
	}

	/**
	 * Packages in which anything may be null.
	 * @return their names
	 */
	public List<String> packagesWithoutNullMarked() {
		return this.classes.stream()
			.map(JavaClass::getPackage)
			.distinct()
			.filter((each) -> !each.isAnnotatedWith(NULL_MARKED))
			.map((each) -> each.getName())
			.sorted()
			.toList();
	}

	/**
	 * The public types of the packages in which all belongs to the contract of a dialect.
	 * @return their names
	 */
	public List<String> contract() {
		return this.classes.stream()
			.filter((type) -> type.getEnclosingClass().isEmpty() && isPublic(type) && !isMarked(type))
			.map(JavaClass::getName)
			.filter((name) -> this.page.isOfWholePackage(name) && !name.endsWith("package-info"))
			.sorted()
			.toList();
	}

	private boolean isPromised(JavaClass type) {
		JavaClass top = outermost(type);
		String name = top.getName();
		boolean exception = top.isAssignableTo(EXCEPTION) && !isMarked(top);
		return this.page.types().contains(name) || this.page.isContract(name) || exception
				|| !name.startsWith("dev.migrate.") || name.equals(INTERNAL);
	}

	private static JavaClass outermost(JavaClass type) {
		return type.getEnclosingClass().map(PublicTypes::outermost).orElse(type);
	}

	private static boolean isMarked(JavaClass type) {
		return type.isAnnotatedWith(INTERNAL) || type.getPackage().isAnnotatedWith(INTERNAL);
	}

	private static boolean isPublic(JavaClass type) {
		return type.getModifiers().contains(JavaModifier.PUBLIC);
	}

	private static boolean isVisible(JavaClass type) {
		return isPublic(type) && type.getEnclosingClass().map(PublicTypes::isVisible).orElse(true);
	}

	private static boolean isVisible(JavaMember member) {
		return !member.getModifiers().contains(JavaModifier.SYNTHETIC)
				&& (member.getModifiers().contains(JavaModifier.PUBLIC)
						|| member.getModifiers().contains(JavaModifier.PROTECTED));
	}

	private static Stream<JavaClass> mentioned(JavaMember member) {
		Stream<JavaType> types = (member instanceof JavaField field) ? Stream.of(field.getType())
				: Stream.concat(Stream.of(((JavaCodeUnit) member).getReturnType()),
						((JavaCodeUnit) member).getParameterTypes().stream());
		return types.flatMap((type) -> type.getAllInvolvedRawTypes().stream()).map(JavaClass::getBaseComponentType);
	}

}
