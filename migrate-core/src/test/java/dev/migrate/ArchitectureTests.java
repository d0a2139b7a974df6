package dev.migrate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.migrate.error.MigrateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which package may know which. There is one package per idea, and data flows one way.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.migrate";

	private static final List<String> DATABASES = List.of("postgresql", "mysql", "h2", "sqlite", "hsqldb");

	/**
	 * What a database's folder may know: the contract and what is shared, no other
	 * database.
	 */
	private static final List<String> OF_A_DATABASE = List.of("dialect", "dialect.standard", "dialect.normal",
			"operation", "schema", "sql", "error");

	/** A package, and those that it may know besides itself. */
	private static final Map<String, List<String>> ARROWS = arrows();

	private static final Pattern DRAWN = Pattern.compile("^([\\w.*]+) +─> ((?:[\\w.]+, )*[\\w.]+)", Pattern.MULTILINE);

	private static Map<String, List<String>> arrows() {
		Map<String, List<String>> arrows = new TreeMap<>();
		arrows.put("lang", List.of());
		arrows.put("error", List.of());
		arrows.put("schema", List.of("error"));
		arrows.put("sql", List.of("error"));
		arrows.put("revision", List.of("error"));
		arrows.put("operation", List.of("schema", "sql", "error"));
		arrows.put("plan", List.of("revision", "error"));
		arrows.put("settings", List.of("schema", "error"));
		arrows.put("script", List.of("revision", "operation", "sql", "error"));
		arrows.put("dialect", List.of("operation", "schema", "sql", "error"));
		arrows.put("dialect.standard", List.of("dialect", "dialect.normal", "operation", "schema", "sql", "error"));
		arrows.put("dialect.normal", List.of("dialect", "operation", "schema", "sql", "error"));
		DATABASES.forEach((database) -> arrows.put("dialect." + database, OF_A_DATABASE));
		arrows.put("connect",
				Stream
					.concat(Stream.of("dialect", "settings", "error"),
							DATABASES.stream().map((database) -> "dialect." + database))
					.toList());
		arrows.put("autogenerate", List.of("schema", "operation", "dialect", "script", "revision", "sql", "error"));
		arrows.put("tables", List.of("settings", "dialect", "plan", "revision", "operation", "schema", "sql", "error"));
		arrows.put("execute.session", List.of("dialect", "schema", "sql", "error"));
		arrows.put("execute.journal", List.of("execute.session", "tables", "plan", "revision", "script", "dialect",
				"operation", "schema", "sql", "error"));
		arrows.put("execute.jdbc", List.of("execute.journal", "error"));
		arrows.put("execute", List.of("execute.jdbc", "execute.journal", "execute.session", "tables", "settings",
				"connect", "plan", "revision", "script", "dialect", "operation", "schema", "sql", "error"));
		arrows.put("branch", List.of("script", "revision", "dialect", "operation", "schema", "sql", "error"));
		arrows.put("start", List.of("branch", "execute", "execute.journal", "tables", "settings", "connect", "plan",
				"revision", "script", "dialect", "operation", "schema", "sql", "error"));
		arrows.put("tenant", List.of("start", "tables", "connect", "plan", "revision", "dialect", "error"));
		arrows.put("drift", List.of("start", "tables", "settings", "connect", "autogenerate", "plan", "revision",
				"script", "dialect", "dialect.standard", "operation", "schema", "sql", "error"));
		return arrows;
	}

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.importUrl(MigrateException.class.getProtectionDomain().getCodeSource().getLocation());

	static Stream<String> packages() {
		return ARROWS.keySet().stream().sorted();
	}

	@ParameterizedTest
	@MethodSource("packages")
	void packageKnowsOnlyWhatItsArrowsPointTo(String name) {
		classes().that(resideIn(name))
			.should()
			.onlyDependOnClassesThat(
					resideIn("lang").or(resideIn(name)).or(resideInAny(ARROWS.get(name))).or(notOurs()))
			.because("dev.migrate.%s may know only %s, so that each idea can be read and tested without the others"
				.formatted(name, ARROWS.get(name)))
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void everyPackageHasArrows() {
		classes().should()
			.resideInAnyPackage(
					Stream.concat(Stream.of(ROOT), packages().map((name) -> ROOT + "." + name)).toArray(String[]::new))
			.because("a new package has to say in this test what it may know")
			.check(CLASSES);
	}

	@Test
	void pageDrawsTheArrows() throws IOException {
		Map<String, List<String>> drawn = new TreeMap<>();
		DRAWN.matcher(Files.readString(Path.of("..", "docs", "architecture.md"))).results().forEach((arrow) -> {
			List<String> to = List.of(arrow.group(2).split(", "));
			(arrow.group(1).equals("dialect.*") ? DATABASES.stream().map((each) -> "dialect." + each)
					: Stream.of(arrow.group(1)))
				.forEach((from) -> drawn.put(from, to));
		});
		assertThat(drawn.keySet())
			.containsAll(ARROWS.keySet().stream().filter((name) -> !ARROWS.get(name).isEmpty()).toList());
		drawn.remove(ROOT);
		assertThat(drawn.keySet())
			.allSatisfy((name) -> assertThat(reachable(name, drawn)).as(name).isEqualTo(reachable(name, ARROWS)));
	}

	private static Set<String> reachable(String name, Map<String, List<String>> arrows) {
		Set<String> reachable = new TreeSet<>(arrows.getOrDefault(name, List.of()));
		arrows.getOrDefault(name, List.of()).forEach((next) -> reachable.addAll(reachable(next, arrows)));
		return reachable;
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching(ROOT + ".(*)..")
			.should()
			.beFreeOfCycles()
			.because("packages that know each other are one package")
			.check(CLASSES);
	}

	@Test
	void coreDoesNotKnowSpringBoot() {
		noClasses().should()
			.dependOnClassesThat(resideInAnyPackage("org.springframework.boot..", "org.springframework.context.."))
			.because("the engine works without Spring Boot and without an application context")
			.check(CLASSES);
	}

	@ParameterizedTest
	@MethodSource("pure")
	void graphAndPlanKnowNeitherJdbcNorFiles(String name) {
		noClasses().that(resideIn(name))
			.should()
			.dependOnClassesThat(
					resideInAnyPackage("java.sql..", "javax.sql..", "java.nio.file..", "org.springframework.jdbc.."))
			.because("the graph and the plan are values that are computed, printed and tested without a database")
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	static Stream<String> pure() {
		return Stream.of("error", "revision", "plan");
	}

	@Test
	void exceptionsSayWhatToDo() {
		classes().that()
			.areAssignableTo(Exception.class)
			.and()
			.arePublic()
			.should()
			.beAssignableTo(MigrateException.class)
			.because("whoever meets a failure is told what is wrong, what is there and what to do")
			.check(CLASSES);
	}

	private static DescribedPredicate<JavaClass> resideIn(String name) {
		return resideInAPackage(ROOT + "." + name);
	}

	private static DescribedPredicate<JavaClass> resideInAny(List<String> names) {
		return resideInAnyPackage(names.stream().map((name) -> ROOT + "." + name).toArray(String[]::new));
	}

	private static DescribedPredicate<JavaClass> notOurs() {
		return DescribedPredicate.not(resideInAPackage(ROOT + ".."));
	}

}
