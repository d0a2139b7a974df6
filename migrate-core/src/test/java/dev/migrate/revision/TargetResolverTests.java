package dev.migrate.revision;

import java.util.List;

import org.junit.jupiter.api.Test;

import static dev.migrate.revision.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TargetResolver}.
 */
class TargetResolverTests {

	/** 1975 <- ae10 (billing) and 1975 <- 27c6 (orders). */
	private final RevisionGraph graph = graph("1975ea83b712", "ae1027a6acf0 -> 1975ea83b712; labels billing",
			"27c6a30d7c24 -> 1975ea83b712; labels orders");

	@Test
	void headNamesHeadsLabelsAndTheWaysOut() {
		assertThatExceptionOfType(MultipleHeadsException.class).isThrownBy(() -> this.graph.resolve(Target.HEAD))
			.satisfies((ex) -> assertThat(ex.description()).isEqualTo("Target 'head' is ambiguous: the graph has 2 "
					+ "heads, 'ae1027a6acf0' (billing, ae1027a6acf0.sql:1) and '27c6a30d7c24' (orders, 27c6a30d7c24.sql:1)."))
			.satisfies((ex) -> assertThat(ex.action())
				.isEqualTo("Name one of them, use 'billing@head', or ask for all with 'heads'; "
						+ "`@Revision(downRevision = { \"ae1027a6acf0\", \"27c6a30d7c24\" })` joins them for good."))
			.satisfies((ex) -> assertThat(ex.target()).isEqualTo(Target.HEAD))
			.satisfies((ex) -> assertThat(ex.heads()).extracting((head) -> head.revision().id())
				.containsExactly("ae1027a6acf0", "27c6a30d7c24"));
	}

	@Test
	void headDoesNotAdviseALabelThatAllHeadsShare() {
		RevisionGraph shared = graph("a; labels all", "b -> a", "c -> a");
		assertThatExceptionOfType(MultipleHeadsException.class).isThrownBy(() -> shared.resolve(Target.HEAD))
			.satisfies((ex) -> assertThat(ex.action()).startsWith("Name one of them, or ask for all with 'heads'"));
	}

	@Test
	void resolvesSymbolsLabelsAndBeginnings() {
		assertThat(resolve("billing@head")).containsExactly("ae1027a6acf0");
		assertThat(resolve("heads")).containsExactly("ae1027a6acf0", "27c6a30d7c24");
		assertThat(resolve("1975@heads")).containsExactly("ae1027a6acf0", "27c6a30d7c24");
		assertThat(resolve("orders")).containsExactly("27c6a30d7c24");
		assertThat(resolve("ord")).containsExactly("27c6a30d7c24");
		assertThat(resolve("1")).containsExactly("1975ea83b712");
		assertThat(resolve("base")).isEmpty();
		assertThat(resolve("billing@base")).isEmpty();
		assertThat(resolve("orders@1975")).containsExactly("1975ea83b712");
		assertThat(resolve("-1")).containsExactly("1975ea83b712", "1975ea83b712");
		assertThat(resolve("orders@-2")).containsExactly("base");
		assertThat(this.graph.resolveOne(Target.BASE)).isSameAs(RevisionNode.BASE);
	}

	@Test
	void shortIdentifiersMatchOnlyInFull() {
		RevisionGraph shortIds = graph("abc", "abd -> abc");
		assertThat(shortIds.named("abd").id()).isEqualTo("abd");
		assertThatExceptionOfType(NoSuchRevisionException.class).isThrownBy(() -> shortIds.named("ab"));
	}

	@Test
	void beginningsOfSeveralNamesAreAmbiguous() {
		RevisionGraph similar = graph("abcd1111", "abcd2222 -> abcd1111; labels abcdef");
		assertThatExceptionOfType(AmbiguousPrefixException.class).isThrownBy(() -> similar.named("abcd"))
			.withMessage("Revision 'abcd' is ambiguous: 'abcd1111', 'abcd2222' and 'abcdef' begin with it "
					+ "(branch labels count). Write more characters.")
			.satisfies((ex) -> assertThat(ex.prefix()).isEqualTo("abcd"))
			.satisfies((ex) -> assertThat(ex.matches()).containsExactly("abcd1111", "abcd2222", "abcdef"));
	}

	@Test
	void branchesAreChecked() {
		assertThatExceptionOfType(NotOnBranchException.class).isThrownBy(() -> resolve("billing@27c6a30d7c24"))
			.withMessage("Revision '27c6a30d7c24' (27c6a30d7c24.sql:1) is not on branch 'billing': neither is built on "
					+ "the other. Leave out 'billing@', or name a revision of that branch.")
			.satisfies((ex) -> assertThat(ex.branch()).isEqualTo("billing"))
			.satisfies((ex) -> assertThat(ex.revision().id()).isEqualTo("27c6a30d7c24"));
		assertThatExceptionOfType(NoSuchBranchException.class).isThrownBy(() -> resolve("biling@1975"))
			.withMessage("There is no branch 'biling': it is neither a branch label nor one revision. "
					+ "Did you mean 'billing'?")
			.satisfies((ex) -> assertThat(ex.name()).isEqualTo("biling"));
	}

	@Test
	void stepsUpNeedADatabase() {
		assertThatExceptionOfType(NoSuchRevisionException.class).isThrownBy(() -> resolve("+1"))
			.withMessageStartingWith("Target '+1' counts steps, and here it has to name a revision.");
		assertThatExceptionOfType(NoSuchRevisionException.class)
			.isThrownBy(() -> this.graph.resolveOne(Target.parse("-1")));
	}

	private List<String> resolve(String target) {
		return this.graph.resolve(Target.parse(target)).stream().map(RevisionNode::id).toList();
	}

}
