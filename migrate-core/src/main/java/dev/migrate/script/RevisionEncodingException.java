package dev.migrate.script;

/**
 * An SQL file is not encoded in UTF-8. Nothing has run.
 */
public final class RevisionEncodingException extends RevisionFileException {

	private static final long serialVersionUID = 1L;

	private final long offset;

	RevisionEncodingException(String file, long offset) {
		super(file, 0, "'" + file + "' is not encoded in UTF-8: the byte at offset " + offset + " cannot stand there.",
				"Save the file as UTF-8; its name in an editor may be 'Unicode (UTF-8)'.", null);
		this.offset = offset;
	}

	/**
	 * Where the first byte is that cannot be decoded.
	 * @return the offset in bytes, counted from 0
	 */
	public long offset() {
		return this.offset;
	}

}
