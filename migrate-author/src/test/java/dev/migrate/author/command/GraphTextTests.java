package dev.migrate.author.command;

import java.util.List;
import java.util.Set;

import dev.migrate.revision.RevisionNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GraphTextTests {

	private static final List<RevisionNode> HOSTILE = List.of(
			RevisionNode.of("end", "a-1").withMessage("\"];click x \"javascript:alert(1)\" <b>#\u202e\u0007"),
			RevisionNode.of("a-1").withDependsOn(Set.of("b_2")).withBranchLabels(Set.of("shop")),
			RevisionNode.of("b_2").withMessage("back\\slash \u7528\u6237"));

	@Test
	void mermaidReadsNothingButText() {
		assertThat(new GraphText(HOSTILE).mermaid()).containsExactly("flowchart BT",
				"    rend[\"end<br/>#34;#93;#59;click x #34;javascript:alert(1)#34; #60;b#62;#35;#92;u202e#92;u0007\"]",
				"    ra_2d_1[\"a-1<br/>(shop)\"]", "    rb_5f_2[\"b_2<br/>back#92;slash \u7528\u6237\"]",
				"    ra_2d_1 --> rend", "    rb_5f_2 -.-> ra_2d_1");
	}

	@Test
	void dotReadsNothingButText() {
		assertThat(new GraphText(HOSTILE).dot()).containsExactly("digraph revisions {", "    rankdir=BT;",
				"    node [shape=box];",
				"    \"end\" [label=\"end\\n\\\"];click x \\\"javascript:alert(1)\\\" <b>#\\\\u202e\\\\u0007\"];",
				"    \"a-1\" [label=\"a-1\\n(shop)\"];", "    \"b_2\" [label=\"b_2\\nback\\\\slash \u7528\u6237\"];",
				"    \"a-1\" -> \"end\";", "    \"b_2\" -> \"a-1\" [style=dashed];", "}");
	}

	@Test
	void lineThatLeadsOutOfWhatIsShownIsLeftOut() {
		assertThat(new GraphText(List.of(RevisionNode.of("b", "a"))).mermaid()).containsExactly("flowchart BT",
				"    rb[\"b\"]");
	}

}
