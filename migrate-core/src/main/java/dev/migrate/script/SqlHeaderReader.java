package dev.migrate.script;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the header of one SQL file: lines {@code -- key: value}, comments and blank
 * lines. It stops at the first section, however much follows.
 * <p>
 * One to three words with a colon behind them are a key, and an unknown key is an error,
 * since a typing mistake would make another graph. Prose with a colon goes between
 * {@code /*} and {@code *}{@code /}. What is no key: other comments, addresses, and the
 * licence tags of SPDX.
 */
final class SqlHeaderReader {

	private static final Pattern KEY = Pattern
		.compile("--+\\s*(\\p{L}+(?:[\\s_-]+\\p{L}+){0,2})\\s*:(?!//)\\s*(.*?)\\s*");

	private static final String LICENCE_TAG = "SPDX-";

	private final String file;

	private final LineReader reader;

	private final SectionNames names;

	private final Map<HeaderKey, String> values = new EnumMap<>(HeaderKey.class);

	private final Map<HeaderKey, Integer> lines = new EnumMap<>(HeaderKey.class);

	private boolean inComment;

	private SqlHeaderReader(String file, InputStream input, SectionNames names) {
		this.file = file;
		this.reader = new LineReader(file, input);
		this.names = names;
	}

	static SqlHeader read(String file, InputStream input, SectionNames names) throws IOException {
		return new SqlHeaderReader(file, input, names).read();
	}

	private SqlHeader read() throws IOException {
		for (Optional<String> line = this.reader.next(); line.isPresent(); line = this.reader.next()) {
			String text = withoutBlockComments(line.get());
			if (text.isEmpty()) {
				continue;
			}
			if (!text.startsWith("--")) {
				throw sqlBeforeSection();
			}
			Optional<SectionMarker> marker = SectionMarker.parse(text, this.file, this.reader.line(), this.names);
			if (marker.isPresent()) {
				return header(marker.get());
			}
			readComment(text);
		}
		throw noSection();
	}

	private String withoutBlockComments(String line) {
		String rest = line.strip();
		while (this.inComment || rest.startsWith("/*")) {
			int end = rest.indexOf("*/", this.inComment ? 0 : 2);
			this.inComment = end < 0;
			if (this.inComment) {
				return "";
			}
			rest = rest.substring(end + 2).strip();
		}
		return rest;
	}

	private void readComment(String text) {
		Matcher matcher = KEY.matcher(text);
		if (!matcher.matches() || matcher.group(1).toUpperCase(Locale.ROOT).startsWith(LICENCE_TAG)) {
			return;
		}
		HeaderKey key = HeaderKey.of(matcher.group(1)).orElseThrow(() -> unknownKey(matcher.group(1)));
		if (this.values.containsKey(key)) {
			throw error("'" + key.spelling() + "' is there twice, in line " + this.lines.get(key) + " already.",
					"Keep one of the lines; several ids are separated by commas.");
		}
		checkValue(key, matcher.group(2));
		this.values.put(key, matcher.group(2));
		this.lines.put(key, this.reader.line());
	}

	private void checkValue(HeaderKey key, String value) {
		switch (key) {
			case REVISION -> {
				if (value.isEmpty() || value.contains(",")) {
					throw error("'revision' is '" + value + "', which is not one id.",
							"Write one id, such as '-- revision: 27c6a30d7c24'.");
				}
			}
			case DOWN_REVISION, DEPENDS_ON, BRANCH_LABELS -> {
				if (Arrays.stream(value.split(",", -1)).anyMatch(String::isBlank)) {
					throw error("'" + key.spelling() + "' has an empty value.",
							"Write what belongs there, 'none', or leave the line out.");
				}
				checkDifferent(key, value);
			}
			case TRANSACTIONAL, PLACEHOLDERS -> {
				if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
					throw error("'" + key.spelling() + "' is '" + value + "'.", "Write 'true' or 'false'.");
				}
			}
			case EXTERNAL -> checkExternal(value);
			case MESSAGE, CREATED -> {
			}
		}
	}

	private void checkExternal(String value) {
		try {
			if (!value.equalsIgnoreCase("none")) {
				External.parse(List.of(value));
			}
		}
		catch (IllegalArgumentException ex) {
			throw error("'external' has " + ex.getMessage() + ".",
					"Write kinds and names, such as '-- external: table audit_log, jobs.queue'.");
		}
	}

	private void checkDifferent(HeaderKey key, String value) {
		Set<String> seen = new HashSet<>();
		for (String name : SqlHeader.split(value)) {
			if (!seen.add(name)) {
				throw error("'" + key.spelling() + "' has '" + name + "' twice.",
						"Keep one of them, and correct the other if it was to be another name.");
			}
		}
	}

	private SqlHeader header(SectionMarker marker) {
		if (!this.values.containsKey(HeaderKey.REVISION)) {
			throw error("There is no line '-- revision: <id>' before the first section.",
					"Add it at the top, or take the file out of the location.");
		}
		return new SqlHeader(this.values, this.lines, marker, this.reader.line(), this.reader.offset());
	}

	private RevisionFileException unknownKey(String key) {
		return error("The header has no key '" + key + "'.",
				Suggestion.question(key.replaceAll("[_-]", " "), HeaderKey.spellings()) + "The keys are "
						+ String.join(", ", HeaderKey.spellings())
						+ "; a comment with a colon goes between /* and */.");
	}

	private RevisionFileException sqlBeforeSection() {
		return error("There is SQL before the first section.", (this.values.containsKey(HeaderKey.REVISION)
				? "Write '-- upgrade' above it."
				: "A revision begins with '-- revision: <id>', and its SQL with '-- upgrade'; take the file out of the "
						+ "location if it is none."));
	}

	private RevisionFileException noSection() {
		if (this.inComment) {
			return error("A comment that begins with /* is never closed.", "Close it with */.");
		}
		if (!this.values.containsKey(HeaderKey.REVISION)) {
			return error("There is no line '-- revision: <id>'.",
					"Add it at the top, and a line '-- upgrade' above the SQL, or take the file out of the location.");
		}
		return error("There is no '-- upgrade' section.",
				"Add a line '-- upgrade', even if there is nothing below it.");
	}

	private RevisionFileException error(String problem, String action) {
		return RevisionFileException.at(this.file, Math.max(1, this.reader.line()), problem, action);
	}

}
