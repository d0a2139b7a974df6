package dev.migrate.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads UTF-8 text line by line, strictly, and no further than it is asked to: a byte
 * that cannot stand where it is, is an error and never a replacement character. A byte
 * order mark is skipped. Used by one thread.
 */
final class LineReader {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final int CHUNK = 8192;

	/** As much as most headers take. */
	private static final int BUFFER = 1024;

	private final String file;

	private final InputStream input;

	private final byte[] buffer = new byte[BUFFER];

	private int begin;

	private int end;

	private int line;

	private long lineOffset;

	private long nextOffset;

	LineReader(String file, InputStream input) {
		this.file = file;
		this.input = input;
	}

	/**
	 * Read the next line.
	 * @return the line without its end, or empty behind the last one
	 */
	Optional<String> next() throws IOException {
		if (this.begin == this.end && !fill()) {
			return Optional.empty();
		}
		this.line++;
		this.lineOffset = this.nextOffset;
		int feed = feed();
		if (feed < this.end) {
			String text = text(Arrays.copyOfRange(this.buffer, this.begin, feed));
			this.nextOffset += feed + 1 - this.begin;
			this.begin = feed + 1;
			return Optional.of(text);
		}
		return Optional.of(text(longLine()));
	}

	/**
	 * Read a line that does not end in the buffer.
	 */
	private byte[] longLine() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		boolean more;
		do {
			bytes.write(this.buffer, this.begin, this.end - this.begin);
			more = fill();
		}
		while (more && feed() == this.end);
		int feed = feed();
		bytes.write(this.buffer, this.begin, feed - this.begin);
		this.nextOffset += bytes.size() + 1;
		this.begin = Math.min(feed + 1, this.end);
		return bytes.toByteArray();
	}

	private int feed() {
		int position = this.begin;
		while (position < this.end && this.buffer[position] != '\n') {
			position++;
		}
		return position;
	}

	private boolean fill() throws IOException {
		this.begin = 0;
		this.end = Math.max(0, this.input.read(this.buffer));
		return this.end > 0;
	}

	private String text(byte[] bytes) {
		check(this.file, bytes, this.lineOffset);
		String text = new String(bytes, StandardCharsets.UTF_8);
		int start = (this.line == 1 && text.indexOf(BYTE_ORDER_MARK) == 0) ? 1 : 0;
		int end = text.endsWith("\r") ? text.length() - 1 : text.length();
		return text.substring(start, Math.max(start, end));
	}

	/**
	 * The line that was read last.
	 * @return the line, counted from 1; 0 before the first
	 */
	int line() {
		return this.line;
	}

	/**
	 * Where the line that was read last begins.
	 * @return the offset in bytes
	 */
	long offset() {
		return this.lineOffset;
	}

	/**
	 * Check a whole file or a part of it. Needs little memory whatever its length.
	 * @param file the file, for the error
	 * @param bytes its content
	 * @param offset where in the file the content begins, in bytes
	 */
	static void check(String file, byte[] bytes, long offset) {
		if (isAscii(bytes)) {
			return;
		}
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
		ByteBuffer input = ByteBuffer.wrap(bytes);
		CharBuffer output = CharBuffer.allocate(Math.min(bytes.length, CHUNK) + 1);
		CoderResult result;
		do {
			output.clear();
			result = decoder.decode(input, output, true);
		}
		while (result.isOverflow());
		if (result.isError()) {
			throw RevisionFileException.notUtf8(file, offset + input.position());
		}
	}

	private static boolean isAscii(byte[] bytes) {
		for (byte each : bytes) {
			if (each < 0) {
				return false;
			}
		}
		return true;
	}

}
