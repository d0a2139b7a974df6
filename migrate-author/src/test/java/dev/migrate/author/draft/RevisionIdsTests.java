package dev.migrate.author.draft;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionIdsTests {

	@Test
	void idIsTwelveHexDigits() {
		assertThat(RevisionIds.draw((id) -> false)).matches("[0-9a-f]{12}");
	}

	@Test
	void takenIdIsDrawnAgain() {
		Set<String> seen = new HashSet<>();
		String id = RevisionIds.draw((candidate) -> seen.add(candidate) && seen.size() < 4);
		assertThat(seen).hasSize(4).contains(id);
	}

	@ParameterizedTest
	@ValueSource(strings = { "123456789012", "000000000017", "12345678e901", "1e1010101010", "0b1010101010" })
	void idThatReadsAsNumberIsNotUsed(String id) {
		assertThat(RevisionIds.isUsable(id)).isFalse();
	}

}
