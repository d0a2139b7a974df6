package dev.migrate.author.draft;

import java.time.Instant;

import dev.migrate.revision.RevisionNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RevisionFileNameTests {

	private static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			Add email column          | add_email_column       | AddEmailColumn
			äÖü Größe ñ               | aou_gro_e_n            | AouGroEN
			"../../etc/passwd"        | etc_passwd             | EtcPasswd
			"a\\b:c*d?e<f>g|h"        | a_b_c_d_e_f_g_h        | ABCDEFGH
			2fa login                 | 2fa_login              | Revision2faLogin
			用户                       | 27c6a30d7c24           | Revision27c6a30d7c24
			"  "                      | 27c6a30d7c24           | Revision27c6a30d7c24
			con                       | con_27c6a30d7c24       | Con27c6a30d7c24
			Migration                 | migration_27c6a30d7c24 | Migration27c6a30d7c24
			class                     | class                  | Class
			{rev} ${x}                | rev_x                  | RevX
			""")
	void messageBecomesName(String message, String sql, String java) {
		RevisionDraft draft = draft(message);
		assertThat(RevisionFileName.DEFAULT.forSql(draft)).isEqualTo(sql);
		assertThat(RevisionFileName.DEFAULT.forJava(draft)).isEqualTo(java);
	}

	@Test
	void longMessageIsCutBetweenWords() {
		RevisionDraft draft = draft("Move the addresses of customers into a table of their own");
		assertThat(RevisionFileName.DEFAULT.forSql(draft)).isEqualTo("move_the_addresses_of_customers_into_a");
		assertThat(RevisionFileName.DEFAULT.forSql(draft("x".repeat(300)))).hasSize(40);
	}

	@Test
	void patternHasTimeAndDirectories() {
		RevisionFileName name = new RevisionFileName("{year}/{month}/{day}_{hour}{minute}{second}_{rev}_{slug}");
		assertThat(name.forSql(draft("Add email"))).isEqualTo("2026/03/04_050607_27c6a30d7c24_add_email");
		assertThat(name.forJava(draft("Add email"))).isEqualTo("_2026/_03/Revision04050607" + "27c6a30d7c24AddEmail");
		assertThat(new RevisionFileName("{epoch}").forSql(draft(""))).isEqualTo("1772600767");
	}

	@Test
	void unknownPlaceIsRefused() {
		assertThatExceptionOfType(RevisionTemplateException.class)
			.isThrownBy(() -> new RevisionFileName("{version}").forSql(draft("")))
			.withMessageStartingWith("The file name '{version}' has a '{version}', which stands for nothing. Write one "
					+ "of {rev}, {slug}, ");
	}

	private static RevisionDraft draft(String message) {
		return RevisionDraft.of(RevisionNode.of("27c6a30d7c24").withMessage(message), TIME);
	}

}
