package dev.migrate.test.rules;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * What is promised of a module, as docs/api.md lists it, is told apart from what is
 * public only for Java's sake.
 */
public interface PublicTypesContract {

	/**
	 * The types of the module.
	 * @return the types
	 */
	PublicTypes types();

	/** What is listed can be used. */
	@Test
	default void whatIsListedIsPublic() {
		assertEquals(List.of(), types().listedInVain());
	}

	/** Nobody has to guess what else is promised. */
	@Test
	default void whatIsNotListedIsMarked() {
		assertEquals(List.of(), types().unmarked());
	}

	/** Who uses what is promised depends on nothing else. */
	@Test
	default void signaturesMentionNothingElse() {
		assertEquals(List.of(), types().leaks());
	}

	/** Absence is said everywhere. */
	@Test
	default void packagesSayWhatMayBeNull() {
		assertEquals(List.of(), types().packagesWithoutNullMarked());
	}

}
