package dev.migrate.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Strict decoding of UTF-8: a byte that cannot stand where it is, is an error and never a
 * replacement character.
 */
final class Utf8 {

	private static final int CHUNK = 8192;

	private Utf8() {
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
		CharBuffer output = CharBuffer.allocate(CHUNK);
		CoderResult result;
		do {
			output.clear();
			result = decoder.decode(input, output, true);
		}
		while (result.isOverflow());
		if (result.isError()) {
			throw new RevisionEncodingException(file, offset + input.position());
		}
	}

	static String decode(byte[] bytes, int from, int to) {
		return new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}

}
