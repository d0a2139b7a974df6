package dev.migrate.script;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads UTF-8 text line by line, strictly, and no further than it is asked to: a byte
 * that cannot stand where it is, is an error and never a replacement character. A byte
 * order mark is skipped. Used by one thread.
 */
final class LineReader {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final int CHUNK = 8192;

	private final String file;

	private final InputStream input;

	private int line;

	private long lineOffset;

	private long nextOffset;

	LineReader(String file, InputStream input) {
		this.file = file;
		this.input = new BufferedInputStream(input);
	}

	/**
	 * Read the next line.
	 * @return the line without its end, or empty behind the last one
	 */
	Optional<String> next() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		int next = this.input.read();
		if (next < 0) {
			return Optional.empty();
		}
		this.line++;
		this.lineOffset = this.nextOffset;
		this.nextOffset++;
		while (next >= 0 && next != '\n') {
			bytes.write(next);
			next = this.input.read();
			this.nextOffset++;
		}
		return Optional.of(text(bytes.toByteArray()));
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

}
