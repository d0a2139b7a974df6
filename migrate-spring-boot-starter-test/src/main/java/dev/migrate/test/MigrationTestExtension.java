package dev.migrate.test;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migrate.Migrator;
import dev.migrate.MigratorBuilder;
import dev.migrate.error.MigrateException;
import dev.migrate.test.DatabaseServer.Template;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.util.SystemPropertyUtils;

/**
 * Makes the database of a test when the test asks for it, and drops it afterwards. What
 * is wrong in the annotation is said with the annotation.
 */
final class MigrationTestExtension implements ParameterResolver {

	private static final Namespace NAMESPACE = Namespace.create(MigrationTestExtension.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == MigrationDatabase.class;
	}

	/**
	 * Whatever the constructor asks for belongs to the test, too.
	 */
	@Override
	public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
		return ExtensionContextScope.TEST_METHOD;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		if (context.getTestMethod().isEmpty()) {
			throw annotated(context).failure("There is a database for each test, and '"
					+ parameter.getDeclaringExecutable().getName() + "' asks for one that all tests of the class would "
					+ "share. Ask for it in a test, in @BeforeEach or, where each test has an instance of its own, in "
					+ "the constructor.", null);
		}
		return context.getStore(NAMESPACE)
			.computeIfAbsent(Opened.class, (key) -> open(annotated(context)), Opened.class)
			.database();
	}

	static Opened open(Annotated annotated) {
		MigrationTest test = annotated.annotation();
		String url = resolved(test.url());
		DatabaseServer server = DatabaseServer.of(url, resolved(test.user()), resolved(test.password()))
			.orElseThrow(() -> annotated.failure("No databases can be made beside '" + DatabaseServer.shown(url)
					+ "'. Known are databases of PostgreSQL, MySQL and MariaDB, those of H2 and HSQLDB in this process, "
					+ "and files of SQLite.", null));
		String name = server.newName();
		try {
			template(server, test).copyTo(name);
			return new Opened(database(server, name, annotated), () -> server.drop(name));
		}
		catch (MigrateException ex) {
			server.drop(name);
			throw annotated.failure(String.valueOf(ex.getMessage()), ex);
		}
		catch (DataAccessException ex) {
			server.drop(name);
			throw annotated.failure("No database can be made beside '" + DatabaseServer.shown(url) + "'. "
					+ ex.getMostSpecificCause().getMessage(), ex);
		}
	}

	private static Template template(DatabaseServer server, MigrationTest test) {
		Migrator migrator = migrator(server.dataSource(), test);
		return Templates.get(server, migrator, test.from(), () -> Templates.make(server, (dataSource) -> {
			if (!test.from().equals("base")) {
				migrator.at(dataSource).upgrade(test.from());
			}
		}));
	}

	private static MigrationDatabase database(DatabaseServer server, String name, Annotated annotated) {
		MigrationTest test = annotated.annotation();
		Migrator migrator = migrator(server.dataSource(name), test);
		if (migrator.planUpgrade(test.to()).steps().isEmpty()) {
			server.drop(name);
			throw annotated
				.failure("Nothing would be upgraded: '" + test.to() + "' is applied where the database is at '"
						+ test.from() + "'. Name a revision in 'to' that is built on the one in 'from'.", null);
		}
		return new MigrationDatabase(migrator, test.to());
	}

	private static Migrator migrator(DataSource dataSource, MigrationTest test) {
		MigratorBuilder builder = Migrator.builder(dataSource);
		return ((test.locations().length > 0) ? builder.locations(test.locations()) : builder).build();
	}

	private static String resolved(String text) {
		return SystemPropertyUtils.resolvePlaceholders(text);
	}

	/**
	 * That of the method, else that of the class, else that of a class around it.
	 */
	private static Annotated annotated(ExtensionContext context) {
		return context.getElement()
			.flatMap(MigrationTestExtension::annotated)
			.orElseGet(() -> annotated(context.getParent().orElseThrow()));
	}

	static Optional<Annotated> annotated(AnnotatedElement element) {
		return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(element, MigrationTest.class))
			.map((annotation) -> new Annotated(annotation, element.toString()));
	}

	/**
	 * What a test asks for, and where it does so.
	 *
	 * @param annotation what it asks for
	 * @param place the method or the class
	 */
	record Annotated(MigrationTest annotation, String place) {

		ExtensionConfigurationException failure(String message, @Nullable Exception cause) {
			return new ExtensionConfigurationException("@MigrationTest(from = \"" + this.annotation.from()
					+ "\", to = \"" + this.annotation.to() + "\") on " + this.place + ": " + message, cause);
		}

	}

	/**
	 * A database, and what drops it.
	 */
	record Opened(MigrationDatabase database, Runnable drop) implements AutoCloseable {

		@Override
		public void close() {
			this.drop.run();
		}

	}

}
