package dev.migrate.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;

import dev.migrate.sql.StreamedText;

import org.springframework.core.io.Resource;

/**
 * The text of one SQL file, of which each character has been read once. What is big is
 * not kept: parts of it are read when they are asked for.
 *
 * @param kept the whole file, unless it is big
 * @param ascii whether the whole is kept, and each character is one byte
 * @param state when a big file was written last, and how big it was
 */
record FileText(String file, Resource resource, String kept, int length, boolean ascii, String state) {

	private static final int KEPT_BYTES = 1 << 18;

	private static final int CHUNK = 8192;

	/** In characters. There may be thousands of revisions. */
	private static final int SHORT = 4096;

	/**
	 * Read a file.
	 * @param file its name, for errors
	 * @throws RevisionFileException if it cannot be read, or is not UTF-8
	 */
	static FileText read(String file, Resource resource) {
		try (InputStream input = resource.getInputStream()) {
			byte[] bytes = input.readNBytes(KEPT_BYTES);
			if (bytes.length < KEPT_BYTES) {
				String kept = decoder().decode(ByteBuffer.wrap(bytes)).toString();
				return new FileText(file, resource, kept, kept.length(), kept.length() == bytes.length, "");
			}
		}
		catch (CharacterCodingException ex) {
			throw notUtf8(file, resource, ex);
		}
		catch (IOException ex) {
			throw RevisionFileException.unreadable(file, ex);
		}
		return readBig(file, resource);
	}

	private static FileText readBig(String file, Resource resource) {
		String state = state(resource);
		try (InputStream input = resource.getInputStream()) {
			return new FileText(file, resource, "", length(reader(input)), false, state);
		}
		catch (CharacterCodingException ex) {
			throw notUtf8(file, resource, ex);
		}
		catch (IOException ex) {
			throw RevisionFileException.unreadable(file, ex);
		}
	}

	private static Reader reader(InputStream input) {
		return new InputStreamReader(input, decoder());
	}

	private static CharsetDecoder decoder() {
		return StandardCharsets.UTF_8.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT);
	}

	private static int length(Reader reader) throws IOException {
		char[] chunk = new char[CHUNK];
		long length = 0;
		for (int count = reader.read(chunk); count >= 0; count = reader.read(chunk)) {
			length += count;
		}
		return Math.toIntExact(length);
	}

	/**
	 * Find the byte; only whoever counts bytes line by line knows it.
	 */
	private static RevisionFileException notUtf8(String file, Resource resource, CharacterCodingException cause) {
		try (InputStream input = resource.getInputStream()) {
			LineReader lines = new LineReader(file, input);
			while (lines.next().isPresent()) {
				continue;
			}
		}
		catch (IOException ex) {
			return RevisionFileException.unreadable(file, ex);
		}
		return RevisionFileException.unreadable(file, cause);
	}

	private static String state(Resource resource) {
		try {
			return resource.lastModified() + " " + resource.contentLength();
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * Whether the text is short enough to be held as long as the revision has not run.
	 */
	boolean isShort() {
		return isKept() && this.length <= SHORT;
	}

	/**
	 * Whether this is big, and the file has not been written since it was read. What is
	 * little is read again faster than one can ask.
	 */
	boolean isCurrent() {
		return !this.state.isEmpty() && this.state.equals(state(this.resource));
	}

	/**
	 * How many characters are before a position that is given in bytes.
	 */
	int position(long bytes) {
		if (this.ascii) {
			return Math.toIntExact(bytes);
		}
		try (InputStream input = input()) {
			return new String(input.readNBytes(Math.toIntExact(bytes)), StandardCharsets.UTF_8).length();
		}
		catch (IOException ex) {
			throw RevisionFileException.unreadable(this.file, ex);
		}
	}

	/**
	 * Read a part.
	 * @param begin its first character
	 * @param end the position after its last character
	 * @param work is given the part
	 * @return what the work gives
	 */
	<R> R read(int begin, int end, Function<StreamedText, R> work) {
		try (StreamedText text = isKept() ? StreamedText.of(this.kept, begin, end)
				: new StreamedText(open(begin), end - begin)) {
			return work.apply(text);
		}
		catch (UncheckedIOException ex) {
			throw RevisionFileException.unreadable(this.file, Objects.requireNonNull(ex.getCause()));
		}
		catch (IOException ex) {
			throw RevisionFileException.unreadable(this.file, ex);
		}
	}

	/**
	 * The bytes of the file.
	 */
	InputStream input() throws IOException {
		return isKept() ? new ByteArrayInputStream(this.kept.getBytes(StandardCharsets.UTF_8))
				: this.resource.getInputStream();
	}

	/**
	 * Its name alone: what is in it may be secret.
	 */
	@Override
	public String toString() {
		return this.file;
	}

	private boolean isKept() {
		return this.kept.length() == this.length;
	}

	private Reader open(int begin) throws IOException {
		Reader reader = reader(input());
		long left = begin;
		while (left > 0) {
			left -= reader.skip(left);
		}
		return reader;
	}

}
