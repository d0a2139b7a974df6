package dev.migrate.script;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import dev.migrate.operation.ExecuteSql;
import dev.migrate.operation.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.FileSystemResource;

import static dev.migrate.script.RevisionFiles.revision;
import static dev.migrate.script.RevisionFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

class LargeLocationTests {

	private static final int LARGE = 25_000_000;

	@TempDir
	private Path directory;

	@Test
	void searchesAThousandRevisionsQuickly() throws IOException {
		for (int i = 0; i < 1000; i++) {
			write(this.directory, i + ".sql", revision(Integer.toString(i)));
		}
		ScriptSource source = LocationScriptSource.builder(List.of("file:" + this.directory)).build();
		long start = System.nanoTime();
		assertThat(source.scripts()).hasSize(1000);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
	}

	@Test
	void readsOnlyTheHeaderOfALargeFile() throws IOException {
		CountingResource resource = new CountingResource(large());
		Script script = SqlScript.read(new RevisionFile(resource, "a.sql", "a.sql"), "h2", SqlHeaderTests.NAMES,
				Map.of());
		assertThat(script.node().id()).isEqualTo("large");
		assertThat(resource.count()).isLessThan(10_000);
		Migration migration = script.load();
		assertThat(resource.count()).isLessThan(10_000);
		AtomicLong length = new AtomicLong();
		AtomicLong lines = new AtomicLong();
		Recording.walk("h2", migration::upgrade, (entry) -> {
			ExecuteSql operation = (ExecuteSql) entry.operation();
			assertThat(operation.line()).isEqualTo(lines.get() + 3);
			assertThat(operation.sql()).hasSizeLessThan(LARGE / 20);
			assertThat(operation.sql().strip()).startsWith("insert");
			length.addAndGet(operation.sql().length());
			lines.addAndGet(operation.sql().chars().filter((c) -> c == '\n').count());
		});
		assertThat(length.get()).isGreaterThanOrEqualTo(LARGE);
		assertThat(script.downgradeWritten()).isTrue();
	}

	private Path large() throws IOException {
		Path file = this.directory.resolve("large.sql");
		String statement = "insert into t values (1, 'some text that makes the statement longer than it would be');\n";
		try (Writer writer = Files.newBufferedWriter(file)) {
			writer.write("-- revision: large\n-- upgrade\n");
			for (int length = 0; length < LARGE; length += statement.length()) {
				writer.write(statement);
			}
			writer.write("-- downgrade\ndelete from t;\n");
		}
		return file;
	}

	private static final class CountingResource extends FileSystemResource {

		private long count;

		private CountingResource(Path file) {
			super(file);
		}

		private long count() {
			return this.count;
		}

		@Override
		public InputStream getInputStream() throws IOException {
			return new FilterInputStream(super.getInputStream()) {

				@Override
				public int read(byte[] buffer, int offset, int length) throws IOException {
					int read = super.read(buffer, offset, length);
					CountingResource.this.count += Math.max(0, read);
					return read;
				}

			};
		}

	}

}
