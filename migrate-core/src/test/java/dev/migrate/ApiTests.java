package dev.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.migrate.error.MigrateException;
import dev.migrate.lang.Internal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is promised, as docs/api.md lists it, is told apart from what is public only for
 * Java's sake.
 */
class ApiTests {

	private static final Pattern ROW = Pattern.compile("^\\| `(dev\\.migrate[\\w.]*)` \\| (`.*?) \\|",
			Pattern.MULTILINE);

	private static final Pattern NAME = Pattern.compile("`(\\w+)`");

	/** Packages of the contract of a dialect, which is no part of the promise. */
	private static final Set<String> CONTRACT = Set.of("dev.migrate.dialect", "dev.migrate.dialect.standard",
			"dev.migrate.dialect.normal");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.importUrl(MigrateException.class.getProtectionDomain().getCodeSource().getLocation());

	private final Set<String> api = listed("## The core");

	private final Set<String> contract = listed("## For those who bring a database");

	@Test
	void listHasTypes() {
		assertThat(this.api).hasSizeGreaterThan(75).contains("dev.migrate.Migrator", "dev.migrate.schema.Definitions");
	}

	@Test
	void whatIsListedIsPublic() {
		assertThat(this.api).allSatisfy((name) -> assertThat(CLASSES.contain(name)).as(name).isTrue())
			.allSatisfy((name) -> assertThat(isPublic(CLASSES.get(name))).as(name).isTrue());
	}

	@Test
	void signaturesMentionNothingElse() {
		List<String> leaks = CLASSES.stream()
			.filter((type) -> isOfApi(type) && isVisible(type))
			.flatMap((type) -> type.getMembers()
				.stream()
				.filter(ApiTests::isPromised)
				.flatMap((member) -> mentioned(member).filter((mentioned) -> !isAllowed(mentioned))
					.map((mentioned) -> member.getFullName() + " mentions " + mentioned.getName())))
			.sorted()
			.distinct()
			.toList();
		assertThat(leaks).isEmpty();
	}

	@Test
	void everythingElseIsMarked() {
		List<String> unmarked = CLASSES.stream()
			.filter((type) -> !type.getEnclosingClass().isPresent() && isPublic(type))
			.filter((type) -> !isAllowed(type) && !isMarked(type))
			.map(JavaClass::getName)
			.filter((name) -> !name.endsWith("package-info"))
			.sorted()
			.toList();
		assertThat(unmarked).isEmpty();
	}

	@Test
	void exceptionsThatUsersMeetAreNotMarked() {
		assertThat(CLASSES.stream()
			.filter((type) -> type.isAssignableTo(MigrateException.class) && isMarked(type))
			.map(JavaClass::getSimpleName)).as("caught by the engine").containsOnly("DataAccessInRecordingException");
	}

	@Test
	void nothingListedIsMarked() {
		assertThat(this.api.stream().filter((name) -> isMarked(CLASSES.get(name)))).isEmpty();
	}

	private boolean isAllowed(JavaClass type) {
		return isOfApi(type) || this.contract.contains(type.getName()) || CONTRACT.contains(type.getPackageName());
	}

	private boolean isOfApi(JavaClass type) {
		JavaClass top = outermost(type);
		boolean exception = top.isAssignableTo(MigrateException.class) && !isMarked(top);
		return this.api.contains(top.getName()) || exception || !top.getName().startsWith("dev.migrate.")
				|| top.isEquivalentTo(Internal.class);
	}

	private static JavaClass outermost(JavaClass type) {
		return type.getEnclosingClass().map(ApiTests::outermost).orElse(type);
	}

	private static boolean isMarked(JavaClass type) {
		return type.isAnnotatedWith(Internal.class) || type.getPackage().isAnnotatedWith(Internal.class);
	}

	private static boolean isPublic(JavaClass type) {
		return type.getModifiers().contains(JavaModifier.PUBLIC);
	}

	private static boolean isVisible(JavaClass type) {
		return isPublic(type) && type.getEnclosingClass().map(ApiTests::isVisible).orElse(true);
	}

	private static boolean isPromised(JavaMember member) {
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

	private static Set<String> listed(String heading) {
		String page = read();
		String section = page.substring(page.indexOf(heading) + heading.length());
		int end = section.indexOf("\n## ");
		return ROW.matcher((end < 0) ? section : section.substring(0, end))
			.results()
			.flatMap((row) -> NAME.matcher(row.group(2)).results().map((name) -> row.group(1) + "." + name.group(1)))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static String read() {
		try {
			return Files.readString(Path.of("..", "docs", "api.md"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
