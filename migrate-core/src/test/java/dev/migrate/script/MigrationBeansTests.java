package dev.migrate.script;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.operation.Operations;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MigrationBeansTests {

	private static final String SAMPLES = "dev.migrate.script.samples.";

	private static final String ADD_GREETING = SAMPLES + "beans.AddGreeting";

	private static final String INITIALIZED = "samples.initialized";

	private final RecordingClassLoader classLoader = new RecordingClassLoader(SAMPLES);

	private final List<String> made = new ArrayList<>();

	@Test
	void loadsNothingOfABeanThatIsGivenByName() {
		System.clearProperty(INITIALIZED);
		Script script = new MigrationBeans(new DefaultResourceLoader(this.classLoader)).add(ADD_GREETING, this::make)
			.scripts()
			.get(0);
		assertThat(script.node().id()).isEqualTo("9a");
		assertThat(script.node().message()).isEqualTo("Add greeting");
		assertThat(script.name()).isEqualTo(ADD_GREETING);
		assertThat(this.classLoader.loaded()).isEmpty();
		assertThat(script.downgradeWritten()).isFalse();
		assertThat(this.made).isEmpty();
		assertThat(System.getProperty(INITIALIZED)).isNull();
		script.load();
		assertThat(this.made).hasSize(1);
	}

	@Test
	void initialisesNothingOfABeanThatIsGivenByClass() throws ClassNotFoundException {
		System.clearProperty(INITIALIZED);
		Class<?> type = Class.forName(ADD_GREETING, false, this.classLoader);
		Script script = new MigrationBeans().add(type, this::make).scripts().get(0);
		assertThat(script.node().id()).isEqualTo("9a");
		assertThat(script.downgradeWritten()).isFalse();
		assertThat(this.made).isEmpty();
		assertThat(System.getProperty(INITIALIZED)).isNull();
	}

	@Test
	void refusesABeanWithoutAnnotation() {
		Migration lambda = (op) -> op.execute("select 1");
		assertThatExceptionOfType(RevisionClassException.class).isThrownBy(() -> new MigrationBeans().add(lambda))
			.withMessageContaining("has no @Revision annotation")
			.withMessageContaining("a @Bean method has to name the class itself");
		assertThatExceptionOfType(RevisionClassException.class)
			.isThrownBy(() -> new MigrationBeans().add(Migration.class, this::make));
	}

	@Test
	void looksBehindAProxy() {
		Script script = new MigrationBeans().add(new Behind$$SpringCGLIB$$0()).scripts().get(0);
		assertThat(script.name()).isEqualTo(Behind.class.getName());
		assertThat(script.downgradeWritten()).isTrue();
	}

	private Migration make() {
		this.made.add("made");
		return new Behind();
	}

	@Revision(id = "1")
	static class Behind implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("select 1");
		}

		@Override
		public void downgrade(Operations op) {
			op.execute("select 2");
		}

	}

	/** Named as the proxies are that Spring makes. */
	static final class Behind$$SpringCGLIB$$0 extends Behind {

	}

}
