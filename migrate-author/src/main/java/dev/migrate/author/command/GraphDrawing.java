package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migrate.revision.RevisionNode;

/**
 * Draws revisions from the newest to the oldest, with a lane for each line of them.
 *
 * <pre>
 * * d, Merge
 * |\
 * | * c
 * * | b
 * |/
 * * a
 * </pre>
 */
final class GraphDrawing {

	private static final char NODE = '*';

	private static final char LANE = '|';

	private final List<RevisionNode> revisions;

	private final Set<String> drawn;

	/** For each lane the revision that it leads down to. */
	private final List<String> lanes = new ArrayList<>();

	private final List<String> lines = new ArrayList<>();

	/**
	 * Create a drawing.
	 * @param revisions the revisions, each before all that it is built on
	 */
	GraphDrawing(List<RevisionNode> revisions) {
		this.revisions = revisions;
		this.drawn = revisions.stream().map(RevisionNode::id).collect(Collectors.toSet());
	}

	List<String> draw(Function<RevisionNode, String> text) {
		for (RevisionNode revision : this.revisions) {
			joinLanes(revision.id());
			int lane = this.lanes.indexOf(revision.id());
			if (lane < 0) {
				lane = this.lanes.size();
				this.lanes.add(revision.id());
			}
			Row row = new Row().lanes(0, this.lanes.size()).set(2 * lane, NODE);
			this.lines.add(row + " " + text.apply(revision));
			goDown(lane, revision.downRevisions().stream().filter(this.drawn::contains).toList());
		}
		return this.lines;
	}

	private void joinLanes(String id) {
		int first = this.lanes.indexOf(id);
		int last = this.lanes.lastIndexOf(id);
		while (last > first) {
			int next = this.lanes.subList(0, last).lastIndexOf(id);
			joinLane(last, next);
			last = next;
		}
	}

	/** Lead a lane to another one at its left, and close the gap. */
	private void joinLane(int lane, int into) {
		Row row = new Row().lanes(0, lane).set(2 * lane - 1, '/').shiftedLeft(lane + 1, this.lanes.size());
		for (int between = into + 1; between < lane; between++) {
			row.set(2 * between - 1, '_');
		}
		this.lines.add(row.toString());
		this.lanes.remove(lane);
		if (lane - into > 1) {
			this.lines.add(new Row().lanes(0, this.lanes.size()).set(2 * into + 1, '/').toString());
		}
	}

	private void goDown(int lane, List<String> below) {
		if (below.isEmpty()) {
			this.lanes.remove(lane);
			if (lane < this.lanes.size()) {
				this.lines.add(new Row().lanes(0, lane).shiftedLeft(lane + 1, this.lanes.size() + 1).toString());
			}
			return;
		}
		this.lanes.set(lane, below.get(0));
		for (int i = below.size() - 1; i > 0; i--) {
			Row row = new Row().lanes(0, lane + 1).set(2 * lane + 1, '\\');
			this.lines.add(row.shiftedRight(lane + 1, this.lanes.size()).toString());
			this.lanes.add(lane + 1, below.get(i));
		}
	}

	/**
	 * One line of the drawing: lanes are at even positions, ways between them at odd
	 * ones.
	 */
	private static final class Row {

		private final StringBuilder characters = new StringBuilder();

		Row lanes(int from, int to) {
			for (int lane = from; lane < to; lane++) {
				set(2 * lane, LANE);
			}
			return this;
		}

		Row shiftedLeft(int from, int to) {
			for (int lane = from; lane < to; lane++) {
				set(2 * lane - 1, '/');
			}
			return this;
		}

		Row shiftedRight(int from, int to) {
			for (int lane = from; lane < to; lane++) {
				set(2 * lane + 1, '\\');
			}
			return this;
		}

		Row set(int position, char character) {
			while (this.characters.length() <= position) {
				this.characters.append(' ');
			}
			this.characters.setCharAt(position, character);
			return this;
		}

		@Override
		public String toString() {
			return this.characters.toString();
		}

	}

}
