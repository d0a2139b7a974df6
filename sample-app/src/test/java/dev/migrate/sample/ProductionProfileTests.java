package dev.migrate.sample;

import dev.migrate.Migrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * With the profile {@code prod} the application changes nothing and starts only on a
 * database that is where the profile pins it.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProductionProfileTests {

	@Test
	void refusesToStartBelowItsTarget(CapturedOutput output) {
		String url = "jdbc:h2:mem:prod-below;DB_CLOSE_DELAY=-1";
		migrator(url).upgrade("44d0c97a6be1");
		assertThatException().isThrownBy(() -> start(url));
		assertThat(output).contains("9a4e7c1f3d68").contains("APPLICATION FAILED TO START");
		assertThat(migrator(url).current()).containsExactly("44d0c97a6be1");
	}

	@Test
	void startsAtItsTarget() {
		String url = "jdbc:h2:mem:prod-at;DB_CLOSE_DELAY=-1";
		migrator(url).upgrade("9a4e7c1f3d68");
		try (ConfigurableApplicationContext context = start(url)) {
			assertThat(context.getBean(Migrator.class).current()).containsExactly("9a4e7c1f3d68");
		}
	}

	private Migrator migrator(String url) {
		return Migrator.builder(new DriverManagerDataSource(url, "sa", "")).build();
	}

	private ConfigurableApplicationContext start(String url) {
		return new SpringApplication(SampleApplication.class).run("--spring.profiles.active=prod", "--server.port=0",
				"--spring.datasource.url=" + url);
	}

}
