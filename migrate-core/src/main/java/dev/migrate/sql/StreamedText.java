package dev.migrate.sql;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;

import dev.migrate.lang.Internal;

/**
 * Text that is read as far as somebody asks for it, and held from where somebody has said
 * that it is still needed: a file need not fit into the memory. What has been released
 * cannot be asked for any more. Used by one thread for one pass.
 */
@Internal
public final class StreamedText implements CharSequence, Closeable {

	private static final int CHUNK = 8192;

	private final Reader reader;

	private final int length;

	private char[] buffer;

	/** The position of the first character in the buffer. */
	private int base;

	/** The position behind the last one that has been read. */
	private int end;

	private int needed;

	/**
	 * Create a text.
	 * @param reader gives it; closed with this text
	 * @param length how long it is, in characters; more is not read
	 */
	public StreamedText(Reader reader, int length) {
		this(reader, length, Math.min(length, 2 * CHUNK));
	}

	private StreamedText(Reader reader, int length, int room) {
		this.reader = reader;
		this.length = length;
		this.buffer = new char[room];
	}

	/**
	 * A part of a text that is there as a whole.
	 * @param begin the first character of the part
	 * @param end the position behind its last character
	 * @return the part
	 */
	public static StreamedText of(String text, int begin, int end) {
		StreamedText part = new StreamedText(Reader.nullReader(), end - begin, end - begin);
		text.getChars(begin, end, part.buffer, 0);
		part.end = part.length;
		return part;
	}

	@Override
	public int length() {
		return this.length;
	}

	@Override
	public char charAt(int index) {
		if (index >= this.end) {
			readTo(index + 1);
		}
		return this.buffer[index - this.base];
	}

	@Override
	public CharSequence subSequence(int begin, int last) {
		readTo(last);
		return new String(this.buffer, begin - this.base, last - begin);
	}

	/**
	 * Hold only what stands from a position on.
	 * @param position the first character that may be asked for again
	 */
	public void release(int position) {
		this.needed = Math.max(this.needed, Math.min(position, this.end));
	}

	private void readTo(int last) {
		if (last > this.length) {
			throw new IndexOutOfBoundsException(last);
		}
		try {
			while (this.end < last) {
				makeRoom();
				int wanted = Math.min(this.buffer.length - (this.end - this.base), this.length - this.end);
				int count = this.reader.read(this.buffer, this.end - this.base, wanted);
				if (count < 0) {
					throw new EOFException("It has become shorter while it was read");
				}
				this.end += count;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void makeRoom() {
		if (this.end - this.base < this.buffer.length) {
			return;
		}
		int held = this.end - this.needed;
		if (held > this.buffer.length / 2) {
			this.buffer = Arrays.copyOf(this.buffer, this.buffer.length * 2);
		}
		System.arraycopy(this.buffer, this.needed - this.base, this.buffer, 0, held);
		this.base = this.needed;
	}

	@Override
	public void close() throws IOException {
		this.reader.close();
	}

	/**
	 * What has not been released.
	 */
	@Override
	public String toString() {
		return subSequence(this.needed, this.length).toString();
	}

}
