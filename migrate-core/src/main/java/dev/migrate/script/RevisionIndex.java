package dev.migrate.script;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

import dev.migrate.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

/**
 * What a build has found in the files of one archive or folder. It says nothing of which
 * files there are: these are listed, and one of them is known here only if its name, its
 * size and its CRC-32 are those that were read. So it can be too old, but not wrong; what
 * it does not know is read.
 *
 * @param entries what is known, by the {@linkplain LocationListing#line line} of the file
 * with its path from the root of the class path
 */
record RevisionIndex(Map<String, Entry> entries) {

	/**
	 * Where it lies. It is none of {@code META-INF}, which Spring Boot does not move with
	 * the classes of an application.
	 */
	static final String FILE = "revisions.index";

	private static final int MAGIC = 0x4d49_4758;

	/**
	 * Is raised when files are read in another way, when checksums or the syntax of a
	 * database change, or when this is written in another way.
	 */
	private static final int FORMAT = 1;

	private static final int HEAD = 3 * Integer.BYTES;

	private static final HeaderKey[] KEYS = HeaderKey.values();

	/**
	 * Write it, the same bytes for the same files.
	 * @param names the names of databases by which the files were read
	 */
	byte[] write(SectionNames names) throws IOException {
		Writer writer = new Writer();
		writer.texts(names.all());
		writer.number(this.entries.size());
		for (Map.Entry<String, Entry> entry : new TreeMap<>(this.entries).entrySet()) {
			writer.text(entry.getKey());
			writer.entry(entry.getValue());
		}
		byte[] content = writer.bytes.toByteArray();
		return ByteBuffer.allocate(HEAD + content.length)
			.putInt(MAGIC)
			.putInt(FORMAT)
			.putInt(digest(content, 0))
			.put(content)
			.array();
	}

	/**
	 * Read what was written.
	 * @param bytes the whole
	 * @param names the names of databases by which files are read now
	 * @return the index; empty if it is damaged, of another version of this library, or
	 * made for other databases
	 */
	static Optional<RevisionIndex> read(byte[] bytes, SectionNames names) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		if (bytes.length < HEAD || buffer.getInt() != MAGIC || buffer.getInt() != FORMAT
				|| buffer.getInt() != digest(bytes, HEAD)) {
			return Optional.empty();
		}
		try {
			return new Reader(buffer).index(names.all());
		}
		catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private static int digest(byte[] bytes, int begin) {
		CRC32 crc = new CRC32();
		crc.update(bytes, begin, bytes.length - begin);
		return (int) crc.getValue();
	}

	/**
	 * What a file is.
	 *
	 * @param code the revision of a class; {@code null} if it is none
	 * @param sql the header of a file with SQL
	 * @param checksums of a file with SQL, its checksum for each database that has a
	 * dialect of ours
	 */
	record Entry(@Nullable RevisionClass code, @Nullable SqlHeader sql, List<String> checksums) {

		/** No revision. */
		static final Entry NONE = new Entry(null, null, List.of());

		/**
		 * The checksum that the file has for a database.
		 * @return the checksum; {@code null} if it is not known
		 */
		@Nullable String checksum(String dialect, SectionNames names) {
			int index = List.copyOf(names.taken().keySet()).indexOf(dialect);
			return (index >= 0 && index < this.checksums.size()) ? this.checksums.get(index) : null;
		}

	}

	private static final class Writer {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private final DataOutputStream output = new DataOutputStream(this.bytes);

		private void entry(Entry entry) throws IOException {
			this.output.writeBoolean(entry.code() != null);
			if (entry.code() != null) {
				code(entry.code());
			}
			this.output.writeBoolean(entry.sql() != null);
			if (entry.sql() != null) {
				sql(entry.sql());
			}
			// Most often, they are the same for all databases
			number(entry.checksums().size());
			String last = "";
			for (String checksum : entry.checksums()) {
				text(checksum.equals(last) ? "" : checksum);
				last = checksum;
			}
		}

		private void code(RevisionClass revision) throws IOException {
			text(revision.className());
			text(revision.node().id());
			texts(revision.node().downRevisions());
			texts(revision.node().dependsOn());
			texts(revision.node().branchLabels());
			text(revision.node().message());
			text(revision.createdAt());
			this.output.writeBoolean(revision.transactional());
			texts(revision.external().stream().map(External::toString).toList());
		}

		private void sql(SqlHeader header) throws IOException {
			number(header.values().size());
			for (Map.Entry<HeaderKey, String> value : header.values().entrySet()) {
				this.output.writeByte(value.getKey().ordinal());
				text(value.getValue());
				number(header.line(value.getKey()));
			}
			this.output.writeBoolean(header.first().section() == Section.UPGRADE);
			texts(header.first().databases());
			number(header.sectionLine());
			this.output.writeLong(header.sectionOffset());
		}

		private void texts(Collection<String> texts) throws IOException {
			number(texts.size());
			for (String text : texts) {
				text(text);
			}
		}

		private void text(String text) throws IOException {
			byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
			number(encoded.length);
			this.output.write(encoded);
		}

		private void number(int number) throws IOException {
			this.output.writeInt(number);
		}

	}

	private record Reader(ByteBuffer buffer) {

		private Optional<RevisionIndex> index(List<String> names) {
			if (!texts().equals(names)) {
				return Optional.empty();
			}
			int count = this.buffer.getInt();
			Map<String, Entry> entries = new HashMap<>();
			for (int i = 0; i < count; i++) {
				entries.put(text(), entry());
			}
			return Optional.of(new RevisionIndex(entries));
		}

		private Entry entry() {
			RevisionClass code = isSet() ? code() : null;
			SqlHeader sql = isSet() ? sql() : null;
			int count = this.buffer.getInt();
			List<String> checksums = new ArrayList<>();
			String last = "";
			for (int i = 0; i < count; i++) {
				String checksum = text();
				last = checksum.isEmpty() ? last : checksum;
				checksums.add(last);
			}
			return (code == null && sql == null) ? Entry.NONE : new Entry(code, sql, checksums);
		}

		private RevisionClass code() {
			String className = text();
			RevisionNode node = new RevisionNode(text(), texts(), texts(), new LinkedHashSet<>(texts()), text(),
					className);
			String createdAt = text();
			return new RevisionClass(node, className, isSet(), createdAt, External.parse(texts()));
		}

		private SqlHeader sql() {
			int count = this.buffer.getInt();
			Map<HeaderKey, String> values = new EnumMap<>(HeaderKey.class);
			Map<HeaderKey, Integer> lines = new EnumMap<>(HeaderKey.class);
			for (int i = 0; i < count; i++) {
				HeaderKey key = KEYS[this.buffer.get()];
				values.put(key, text());
				lines.put(key, this.buffer.getInt());
			}
			Section section = isSet() ? Section.UPGRADE : Section.DOWNGRADE;
			return new SqlHeader(values, lines, new SectionMarker(section, texts()), this.buffer.getInt(),
					this.buffer.getLong());
		}

		private List<String> texts() {
			int count = this.buffer.getInt();
			List<String> texts = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				texts.add(text());
			}
			return texts;
		}

		private String text() {
			int length = this.buffer.getInt();
			String text = new String(this.buffer.array(), this.buffer.position(), length, StandardCharsets.UTF_8);
			this.buffer.position(this.buffer.position() + length);
			return text;
		}

		private boolean isSet() {
			return this.buffer.get() != 0;
		}

	}

}
