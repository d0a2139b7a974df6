package dev.migrate.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.util.FileSystemUtils;

/**
 * Gives tests the one application and the one browser that all of them have, and holds
 * after each that the browser has logged nothing.
 */
final class ShopsInBrowser implements ParameterResolver, AfterEachCallback {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		return parameter.getParameter().getType() == Shops.class || parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
		Fixture fixture = fixture(test);
		return (parameter.getParameter().getType() == Shops.class) ? fixture.shops() : fixture.browser();
	}

	@Override
	public void afterEach(ExtensionContext test) {
		fixture(test).browser().hasLoggedNothing();
	}

	private static Fixture fixture(ExtensionContext test) {
		return test.getRoot()
			.getStore(ExtensionContext.Namespace.create(ShopsInBrowser.class))
			.computeIfAbsent(Fixture.class, (type) -> Fixture.start(), Fixture.class);
	}

	/**
	 * Both of them, until the last test has ended.
	 *
	 * @param files where the revisions are
	 * @param shops the application
	 * @param browser the browser
	 */
	private record Fixture(Path files, Shops shops, Browser browser) implements AutoCloseable {

		static Fixture start() {
			try {
				Path files = Files.createTempDirectory("shops");
				return new Fixture(files, new Shops(files), new Browser());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		@Override
		public void close() throws IOException {
			this.browser.driver().quit();
			this.shops.close();
			FileSystemUtils.deleteRecursively(this.files);
		}

	}

}
