package dev.migrate.sql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Checksums}.
 */
class ChecksumsTests {

	@Test
	void namesItsAlgorithm() {
		// printf 'select 1;' | sha256sum
		assertThat(Checksums.of("select 1;")).isEqualTo("v1:354b7196c9ba5fb4");
	}

	@Test
	void doesNotDependOnLayout() {
		assertThat(Checksums.of("-- new comment\r\nselect\r\n  1;\r\n")).isEqualTo(Checksums.of("select 1;"));
	}

	@Test
	void dependsOnContent() {
		assertThat(Checksums.of("select 'a b'")).isNotEqualTo(Checksums.of("select 'a  b'"));
	}

	@Test
	void comparesWithTheAlgorithmOfTheEarlierChecksum() {
		assertThat(Checksums.match(Checksums.of("select 1"), "select  1")).isTrue();
		assertThat(Checksums.match(Checksums.of("select 1"), "select 2")).isFalse();
		assertThat(Checksums.match("v2:something", "select 1")).isTrue();
	}

}
