package acme;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * What a library has that an application may use.
 */
public final class Acme {

	private Acme() {
	}

	/**
	 * Brings beans along.
	 */
	@Retention(RetentionPolicy.RUNTIME)
	@Import(Base.class)
	public @interface EnableAcme {

	}

	/**
	 * Says something.
	 */
	@Retention(RetentionPolicy.RUNTIME)
	public @interface Note {

	}

	/**
	 * Whose name does not say what it is.
	 */
	public static class Pool extends SimpleDriverDataSource {

	}

	/**
	 * Has to do with nothing.
	 */
	public static class Clock {

	}

	/**
	 * Makes beans wherever it is extended.
	 */
	public static class Base {

		@Bean
		Clock clock() {
			return new Clock();
		}

	}

	/**
	 * Has a configuration within it.
	 */
	public static class Nesting {

		@Configuration
		static class Nested {

		}

	}

	/**
	 * May be given anything by others.
	 */
	public abstract static class Parent implements Migration {

		@Override
		public void upgrade(Operations op) {
		}

	}

	/**
	 * Is found without being asked for.
	 */
	@AutoConfiguration
	public static class AcmeAutoConfiguration {

		@Bean
		SimpleDriverDataSource pool() {
			return new SimpleDriverDataSource();
		}

	}

}
