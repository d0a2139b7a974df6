package dev.migrate.author.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * Places revisions in rows, the newest first, and in lanes, one for each line of them, as
 * {@code history --graph} does. All lengths are pixels.
 */
final class GraphLayout {

	static final int ROW = 28;

	private static final int LANE = 18;

	private static final int MARGIN = 14;

	/** How far beside both ends a dependency is drawn to: half of it is seen. */
	private static final int BULGE = 25;

	private final RevisionGraph graph;

	private final List<RevisionNode> revisions;

	private final Map<String, Integer> rows = new HashMap<>();

	private final Map<String, Integer> laneOf = new LinkedHashMap<>();

	/** For each lane the revision that it leads down to. */
	private final List<@Nullable String> lanes = new ArrayList<>();

	/** The lane in which a line goes down, by both of its ends. */
	private final Map<List<String>, Integer> routes = new LinkedHashMap<>();

	private int width;

	/**
	 * Lay out a graph.
	 * @param revisions its revisions, each before all that it is built on
	 */
	GraphLayout(RevisionGraph graph, List<RevisionNode> revisions) {
		this.graph = graph;
		this.revisions = revisions;
		for (int row = 0; row < revisions.size(); row++) {
			this.rows.put(revisions.get(row).id(), row);
		}
		revisions.forEach(this::place);
	}

	private void place(RevisionNode revision) {
		String id = revision.id();
		int lane = this.lanes.indexOf(id);
		if (lane < 0) {
			lane = freeLane();
		}
		this.lanes.replaceAll((leadsTo) -> id.equals(leadsTo) ? null : leadsTo);
		this.laneOf.put(id, lane);
		boolean first = true;
		for (String down : drawn(revision.downRevisions())) {
			int route = first ? lane : laneTo(down);
			set(route, down);
			this.routes.put(List.of(id, down), route);
			first = false;
		}
		set(lane, first ? null : this.lanes.get(lane));
	}

	private int laneTo(String down) {
		int lane = this.lanes.indexOf(down);
		return (lane >= 0) ? lane : freeLane();
	}

	private int freeLane() {
		int free = this.lanes.indexOf(null);
		return (free >= 0) ? free : this.lanes.size();
	}

	private void set(int lane, @Nullable String leadsTo) {
		while (this.lanes.size() <= lane) {
			this.lanes.add(null);
		}
		this.lanes.set(lane, leadsTo);
		this.width = Math.max(this.width, lane + 1);
	}

	private List<String> drawn(List<String> ids) {
		return ids.stream().filter(this.rows::containsKey).distinct().toList();
	}

	int width() {
		return 2 * MARGIN + LANE * Math.max(0, this.width - 1);
	}

	int height() {
		return ROW * this.revisions.size();
	}

	int x(String id) {
		return x(Objects.requireNonNull(this.laneOf.get(id)));
	}

	private static int x(int lane) {
		return MARGIN + LANE * lane;
	}

	int y(String id) {
		return y(Objects.requireNonNull(this.rows.get(id)));
	}

	private static int y(int row) {
		return ROW / 2 + ROW * row;
	}

	/**
	 * Lines from revisions to those that they are built on.
	 * @return one path of SVG for all of them
	 */
	String lines() {
		StringBuilder path = new StringBuilder();
		this.routes.forEach((ends, route) -> line(path, ends.get(0), ends.get(1), route));
		return path.toString();
	}

	private void line(StringBuilder path, String above, String below, int route) {
		int top = y(above);
		int bottom = y(below);
		int middle = x(route);
		path.append('M').append(x(above)).append(' ').append(top);
		curve(path, x(above), top, middle, (middle == x(above)) ? top : top + ROW);
		int last = (middle == x(below)) ? bottom : bottom - ROW;
		if (last > top + ROW || middle == x(above)) {
			path.append('V').append(last);
		}
		curve(path, middle, last, x(below), bottom);
	}

	private static void curve(StringBuilder path, int fromX, int fromY, int toX, int toY) {
		if (fromX != toX) {
			int half = (fromY + toY) / 2;
			path.append('C')
				.append(fromX)
				.append(' ')
				.append(half)
				.append(' ')
				.append(toX)
				.append(' ')
				.append(half)
				.append(' ')
				.append(toX)
				.append(' ')
				.append(toY);
		}
	}

	/**
	 * Lines from revisions to those that they depend on.
	 * @return one path of SVG for all of them
	 */
	String dependencies() {
		return this.revisions.stream()
			.flatMap((revision) -> drawn(this.graph.dependencies(revision.id())).stream()
				.map((other) -> "M%d %dQ%d %d %d %d".formatted(x(revision.id()), y(revision.id()),
						Math.max(x(revision.id()), x(other)) + BULGE, (y(revision.id()) + y(other)) / 2, x(other),
						y(other))))
			.collect(Collectors.joining());
	}

	/**
	 * Circles.
	 * @param ids the revisions
	 * @return one path of SVG for all of them
	 */
	String circles(Set<String> ids, int radius) {
		return this.revisions.stream()
			.map(RevisionNode::id)
			.filter(ids::contains)
			.map((id) -> "M" + (x(id) - radius) + " " + y(id) + arc(radius))
			.collect(Collectors.joining());
	}

	private static String arc(int radius) {
		return "a%d %d 0 1 0 %d 0a%d %d 0 1 0 %d 0".formatted(radius, radius, 2 * radius, radius, radius, -2 * radius);
	}

}
