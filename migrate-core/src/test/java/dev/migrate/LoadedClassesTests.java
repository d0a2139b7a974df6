package dev.migrate;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which of our classes are loaded by a start that has nothing to do: a JVM that has
 * just begun pays for each one.
 */
class LoadedClassesTests {

	/** What a start needs that decides, plans or runs. */
	private static final Pattern MACHINERY = Pattern
		.compile("dev\\.migrate\\.(plan|revision|execute|autogenerate|drift)\\..*");

	private static final Pattern OTHER_DATABASES = Pattern
		.compile("dev\\.migrate\\.dialect\\.(postgresql|mysql|sqlite|hsqldb)\\..*");

	/** What has a JVM that has just begun load a hundred classes more, or make some. */
	private static final Pattern COSTLY = Pattern.compile("java\\.(security|util\\.stream|lang\\.runtime)\\..*");

	@TempDir
	private Path files;

	private final List<String> others = new ArrayList<>();

	@Test
	void startThatHasNothingToDoLoadsNoMachinery() throws Exception {
		for (int i = 1; i <= 20; i++) {
			Files.writeString(this.files.resolve(i + ".sql"), "-- revision: a" + i + "\n"
					+ ((i > 1) ? "-- down revision: a" + (i - 1) + "\n" : "") + "-- upgrade\nselect " + i + ";\n");
		}
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		assertThat(start(dataSource)).anyMatch(MACHINERY.asMatchPredicate());
		assertThat(this.others).anyMatch(COSTLY.asMatchPredicate());
		assertThat(start(dataSource)).noneMatch(MACHINERY.asMatchPredicate())
			.noneMatch(OTHER_DATABASES.asMatchPredicate())
			.hasSizeLessThanOrEqualTo(79);
		assertThat(this.others).noneMatch(COSTLY.asMatchPredicate());
	}

	/**
	 * Start in classes of its own.
	 */
	private List<String> start(DataSource dataSource) throws Exception {
		try (OwnClassLoader classLoader = new OwnClassLoader()) {
			@SuppressWarnings("unchecked")
			BiConsumer<DataSource, String> start = (BiConsumer<DataSource, String>) classLoader
				.loadClass(Start.class.getName())
				.getDeclaredConstructor()
				.newInstance();
			this.others.clear();
			start.accept(dataSource, "file:" + this.files);
			this.others.addAll(classLoader.others);
			return List.copyOf(classLoader.loaded);
		}
	}

	/**
	 * What an application does.
	 */
	public static final class Start implements BiConsumer<DataSource, String> {

		@Override
		public void accept(DataSource dataSource, String location) {
			Migrator.builder(dataSource).locations(location).build().run();
		}

	}

	private static final class OwnClassLoader extends URLClassLoader {

		private final List<String> loaded = new ArrayList<>();

		private final List<String> others = new ArrayList<>();

		OwnClassLoader() {
			super(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
				.map(OwnClassLoader::url)
				.toArray(URL[]::new), LoadedClassesTests.class.getClassLoader());
		}

		private static URL url(String entry) {
			try {
				return Path.of(entry).toUri().toURL();
			}
			catch (MalformedURLException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.startsWith("dev.migrate.")) {
				this.others.add(name);
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> known = findLoadedClass(name);
				if (known == null) {
					known = findClass(name);
					this.loaded.add(name);
				}
				return known;
			}
		}

	}

}
