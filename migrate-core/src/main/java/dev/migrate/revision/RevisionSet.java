package dev.migrate.revision;

import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;

import org.jspecify.annotations.Nullable;

/**
 * Some revisions of one graph by identifier, in load order. What is done with another set
 * of the same graph compares no identifiers.
 */
final class RevisionSet extends AbstractSet<String> {

	private final Links links;

	private final BitSet members;

	RevisionSet(Links links, BitSet members) {
		this.links = links;
		this.members = members;
	}

	/**
	 * The numbers of some revisions.
	 * @param links the graph
	 * @param ids full identifiers
	 * @return their numbers, not to be changed
	 * @throws NoSuchRevisionException if there is no such revision
	 */
	static BitSet numbers(Links links, Collection<?> ids) {
		if (ids instanceof RevisionSet other && other.links == links) {
			return other.members;
		}
		BitSet numbers = new BitSet(links.nodes().size());
		for (Object id : ids) {
			numbers.set(links.number((String) id));
		}
		return numbers;
	}

	@Override
	public boolean contains(@Nullable Object id) {
		int number = this.links.find(id);
		return number >= 0 && this.members.get(number);
	}

	@Override
	public boolean add(String id) {
		int number = this.links.number(id);
		boolean added = !this.members.get(number);
		this.members.set(number);
		return added;
	}

	@Override
	public boolean remove(@Nullable Object id) {
		boolean removed = contains(id);
		if (removed) {
			this.members.clear(this.links.find(id));
		}
		return removed;
	}

	@Override
	public boolean addAll(Collection<? extends String> ids) {
		int before = size();
		this.members.or(numbers(this.links, ids));
		return size() > before;
	}

	@Override
	public boolean removeAll(Collection<?> ids) {
		if (!isOfGraph(ids)) {
			return super.removeAll(ids);
		}
		int before = size();
		this.members.andNot(numbers(this.links, ids));
		return size() < before;
	}

	@Override
	public boolean retainAll(Collection<?> ids) {
		if (!isOfGraph(ids)) {
			return super.retainAll(ids);
		}
		int before = size();
		this.members.and(numbers(this.links, ids));
		return size() < before;
	}

	private boolean isOfGraph(Collection<?> ids) {
		return ids instanceof RevisionSet other && other.links == this.links;
	}

	@Override
	public boolean isEmpty() {
		return this.members.isEmpty();
	}

	@Override
	public int size() {
		return this.members.cardinality();
	}

	@Override
	public Iterator<String> iterator() {
		return new Iterator<>() {

			private int last = -1;

			private int next = RevisionSet.this.members.nextSetBit(0);

			@Override
			public boolean hasNext() {
				return this.next >= 0;
			}

			@Override
			public String next() {
				if (this.next < 0) {
					throw new NoSuchElementException();
				}
				this.last = this.next;
				this.next = RevisionSet.this.members.nextSetBit(this.last + 1);
				return RevisionSet.this.links.nodes().get(this.last).id();
			}

			@Override
			public void remove() {
				RevisionSet.this.members.clear(this.last);
			}

		};
	}

}
