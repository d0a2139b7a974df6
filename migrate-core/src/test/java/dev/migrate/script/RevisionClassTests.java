package dev.migrate.script;

import java.util.List;
import java.util.Set;

import dev.migrate.operation.Recording;
import dev.migrate.revision.RevisionNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionClassTests {

	private static final String SAMPLES = "dev.migrate.script.samples.";

	private static final String INITIALIZED = "samples.initialized";

	private final RecordingClassLoader classLoader = new RecordingClassLoader(SAMPLES);

	@BeforeEach
	@AfterEach
	void forgetInitialization() {
		System.clearProperty(INITIALIZED);
	}

	@Test
	void readsAnnotationsWithoutLoadingClasses() {
		List<Script> scripts = scripts("good");
		assertThat(scripts).extracting((script) -> script.node().id()).containsExactly("c1", "c2", "b2");
		Script orders = scripts.get(2);
		assertThat(orders.node()).isEqualTo(new RevisionNode("b2", List.of("a1", "a2"), List.of("c1"), Set.of("orders"),
				"Create orders", SAMPLES + "good.CreateOrders"));
		assertThat(orders.name()).isEqualTo(SAMPLES + "good.CreateOrders");
		assertThat(orders.type()).isEqualTo(Script.Type.JAVA);
		assertThat(orders.transactional()).isFalse();
		assertThat(orders.createdAt()).isEqualTo("2026-11-23");
		assertThat(orders.checksum()).isEmpty();
		assertThat(scripts.get(0).transactional()).isTrue();
		assertThat(this.classLoader.loaded()).isEmpty();
	}

	@Test
	void loadsAClassWithoutInitialisingItToFindItsDowngrade() {
		List<Script> scripts = scripts("good");
		assertThat(scripts.get(2).downgradeWritten()).isTrue();
		assertThat(this.classLoader.loaded()).containsExactly(SAMPLES + "good.CreateOrders");
		assertThat(System.getProperty(INITIALIZED)).isNull();
		assertThat(scripts.get(0).downgradeWritten()).isFalse();
	}

	@Test
	void instantiatesAClassWhenItIsLoaded() {
		Migration migration = scripts("good").get(2).load();
		assertThat(System.getProperty(INITIALIZED)).isEqualTo("CreateOrders");
		assertThat(this.classLoader.loaded()).containsExactly(SAMPLES + "good.CreateOrders");
		assertThat(Recording.of("h2", migration::upgrade).entries()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(classes = { LabelTwice.class, DependencyTwice.class, DownRevisionTwice.class })
	void refusesWhatIsNamedTwice(Class<?> type) {
		assertThatExceptionOfType(RevisionClassException.class)
			.isThrownBy(() -> RevisionClass.of(type.getName(), AnnotationMetadata.introspect(type)))
			.withMessageContaining(" 'x' twice in its @Revision annotation. Keep one of them");
	}

	@Test
	void readsWhatIsExternal() {
		assertThat(external(Mine.class)).hasToString("[table audit_log, table jobs.queue, function f]");
		assertThatExceptionOfType(RevisionClassException.class).isThrownBy(() -> external(Unreadable.class))
			.withMessageContaining("has external 'audit_log', which is no list such as 'table a, b' in its @Revision "
					+ "annotation. Write kinds and names, such as external = \"table audit_log, jobs.queue\".");
	}

	@Test
	void refusesAForgottenAnnotation() {
		assertThatExceptionOfType(RevisionClassException.class).isThrownBy(() -> scripts("forgotten"))
			.satisfies((ex) -> {
				assertThat(ex.className()).isEqualTo(SAMPLES + "forgotten.Forgotten");
				assertThat(ex.description()).contains("implements Migration, but has no @Revision annotation");
			});
	}

	@Test
	void refusesAnAnnotatedClassThatIsNoMigration() {
		assertThatExceptionOfType(RevisionClassException.class).isThrownBy(() -> scripts("nomigration"))
			.withMessageContaining("has @Revision, but does not implement Migration");
	}

	@Test
	void refusesAnAnnotatedAbstractClass() {
		assertThatExceptionOfType(RevisionClassException.class).isThrownBy(() -> scripts("abstracted"))
			.withMessageContaining("has @Revision, but is abstract");
	}

	@Test
	void refusesAnInnerClass() {
		assertThatExceptionOfType(RevisionClassException.class).isThrownBy(() -> scripts("inner"))
			.withMessageContaining("Outer$Inner' has @Revision, but belongs to an instance")
			.withMessageContaining("Make it static.");
	}

	@Test
	void leavesOutAbstractClassesAndInterfaces() {
		assertThat(scripts("base")).isEmpty();
	}

	@Test
	void refusesAClassWithoutUsableConstructor() {
		Script script = scripts("constructors").get(1);
		assertThat(script.downgradeWritten()).isFalse();
		assertThatExceptionOfType(MigrationInstantiationException.class).isThrownBy(script::load).satisfies((ex) -> {
			assertThat(ex.className()).isEqualTo(SAMPLES + "constructors.NeedsParameter");
			assertThat(ex.description())
				.isEqualTo("The revision '" + ex.className() + "' cannot be instantiated: it has "
						+ "no constructor without parameters; there is 'NeedsParameter(String, int)'.");
			assertThat(ex.action()).isEqualTo(
					"Give it a constructor without parameters, or set an Instantiator that provides what it asks for.");
		});
	}

	@Test
	void saysThatAConstructorFailed() {
		Script script = scripts("constructors").get(0);
		assertThatExceptionOfType(MigrationInstantiationException.class).isThrownBy(script::load)
			.withMessageContaining("no luck")
			.withCauseInstanceOf(IllegalStateException.class);
	}

	@Test
	void letsAnInstantiatorProvideParameters() {
		Script script = source("constructors").instantiator(RevisionClassTests::hello).build().scripts().get(1);
		assertThat(script.load()).hasToString("hello2");
	}

	private static Migration hello(Class<? extends Migration> type) {
		try {
			var constructor = ReflectionUtils.accessibleConstructor(type, String.class, int.class);
			return constructor.newInstance("hello", 2);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<Script> scripts(String name) {
		return source(name).build().scripts();
	}

	private LocationScriptSource.Builder source(String name) {
		return LocationScriptSource.builder(List.of("classpath:dev/migrate/script/samples/" + name))
			.resourceLoader(new DefaultResourceLoader(this.classLoader));
	}

	private static List<External> external(Class<?> type) {
		return RevisionClass.of(type.getName(), AnnotationMetadata.introspect(type)).orElseThrow().external();
	}

	@Revision(id = "a", external = { "table audit_log, jobs.queue", "function f" })
	private static final class Mine {

	}

	@Revision(id = "a", external = "audit_log")
	private static final class Unreadable {

	}

	@Revision(id = "a", branchLabels = { "x", "y", "x" })
	private static final class LabelTwice {

	}

	@Revision(id = "a", dependsOn = { "x", "x" })
	private static final class DependencyTwice {

	}

	@Revision(id = "a", downRevision = { "x", "x" })
	private static final class DownRevisionTwice {

	}

}
