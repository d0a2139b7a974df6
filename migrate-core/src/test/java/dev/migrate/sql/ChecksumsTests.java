package dev.migrate.sql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Checksums}.
 */
class ChecksumsTests {

	@Test
	void namesItsAlgorithm() {
		// printf 'select 1' | sha256sum
		assertThat(Checksums.of("select 1;")).isEqualTo("v2:822ae07d4783158b");
	}

	@Test
	void doesNotDependOnLayout() {
		assertThat(Checksums.of("-- new comment\r\nselect\r\n  1;\r\n")).isEqualTo(Checksums.of("select 1;"));
		assertThat(Checksums.of("create table a (id int, b int);"))
			.isEqualTo(Checksums.of("CREATE TABLE a\n(\n\tid int\n\t, b int\n)"));
	}

	@Test
	void dependsOnContent() {
		assertThat(Checksums.of("select 'a b'")).isNotEqualTo(Checksums.of("select 'a  b'"));
	}

	@Test
	void comparesWithTheAlgorithmOfTheEarlierChecksum() {
		assertThat(Checksums.match(Checksums.of("select 1"), "select  1")).isTrue();
		assertThat(Checksums.match(Checksums.of("select 1"), "select 2")).isFalse();
		assertThat(Checksums.match("v3:something", "select 1")).isTrue();
	}

	@Test
	void comparesAChecksumOfTheFirstRuleByThatRule() {
		// printf 'select 1;' | sha256sum
		String earlier = "v1:354b7196c9ba5fb4";
		assertThat(Checksums.match(earlier, "-- a comment\nselect   1;\n")).isTrue();
		assertThat(Checksums.match(earlier, "SELECT 1;")).isFalse();
		// printf 'insert into a values ( 1, "x y" ) ;' | sha256sum
		assertThat(Checksums.match("v1:d2d4672d31b5063c", "insert into a\n values ( 1, \"x  y\" ) ;")).isTrue();
		assertThat(Checksums.match("v1:d2d4672d31b5063c", "insert into a values (1, \"x  y\");")).isFalse();
	}

}
