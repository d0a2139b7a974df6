package dev.migrate.error;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the core, which is used without Spring Boot as well, knows neither
 * properties nor the command line and its options: its advice has {@link Remedy
 * remedies}.
 */
class NeutralMessagesTests {

	private static final Pattern PROPERTY = Pattern.compile("(?<![\\w./])migrate\\.[a-z][\\w.-]*");

	private static final Pattern COMMAND = Pattern
		.compile("`(check|current|downgrade|heads|history|merge|repair|resume|revision|stamp|upgrade)\\b");

	/** Behind two dashes without a blank, so no comment of SQL. */
	private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

	private static final Pattern FRONT_END = Pattern.compile("Spring Boot|\\bstarter\\b|command line");

	/** How somebody runs a script with the client of a database, which has options. */
	private static final Pattern CLIENT = Pattern.compile("^(java -jar sqltool\\.jar|mariadb|mysql) ");

	@Test
	void noConstantNamesAPropertyOrACommand() {
		Map<String, List<String>> found = new TreeMap<>();
		new ClassFileImporter().importUrl(MigrateException.class.getProtectionDomain().getCodeSource().getLocation())
			.stream()
			.collect(Collectors.toMap(JavaClass::getName, NeutralMessagesTests::notNeutral))
			.forEach((type, texts) -> {
				if (!texts.isEmpty()) {
					found.put(type, texts);
				}
			});
		assertThat(found).isEmpty();
	}

	@Test
	void propertiesAndCommandsAreFound() {
		assertThat(notNeutral(Stream.of("Set 'migrate.baseline'.", "dev.migrate.error", "migrate.lock.timeout",
				"`merge a b` joins", "db/migrate.sql", "`Migrator.graph()`", "Leave out --purge, or stamp",
				"say --splice to open", "--rename \1", "with the Spring Boot starter each", "-- upgrade", "--\n",
				"java -jar sqltool.jar --autoCommit script.sql")))
			.containsExactly("Set 'migrate.baseline'.", "migrate.lock.timeout", "`merge a b` joins",
					"Leave out --purge, or stamp", "say --splice to open", "--rename \1",
					"with the Spring Boot starter each");
	}

	private static List<String> notNeutral(JavaClass type) {
		try (InputStream stream = type.getSource().orElseThrow().getUri().toURL().openStream()) {
			return notNeutral(constants(new DataInputStream(stream)).stream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> notNeutral(Stream<String> texts) {
		return texts
			.filter((text) -> Stream.of(PROPERTY, COMMAND, OPTION, FRONT_END)
				.anyMatch((pattern) -> pattern.matcher(text).find()))
			.filter((text) -> !CLIENT.matcher(text).find())
			.toList();
	}

	/** All text of a class file's constant pool, so that of string concatenations too. */
	private static List<String> constants(DataInputStream input) throws IOException {
		List<String> result = new ArrayList<>();
		input.skipNBytes(8);
		int count = input.readUnsignedShort();
		for (int i = 1; i < count; i++) {
			int tag = input.readUnsignedByte();
			switch (tag) {
				case 1 -> result.add(input.readUTF());
				case 3, 4, 9, 10, 11, 12, 17, 18 -> input.skipNBytes(4);
				case 5, 6 -> {
					input.skipNBytes(8);
					i++;
				}
				case 7, 8, 16, 19, 20 -> input.skipNBytes(2);
				case 15 -> input.skipNBytes(3);
				default -> throw new IOException("Constant of unknown kind " + tag);
			}
		}
		return result;
	}

}
