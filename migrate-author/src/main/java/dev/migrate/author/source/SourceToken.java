package dev.migrate.author.source;

/**
 * A piece of a source file.
 *
 * @param text a word, one character, or what a literal stands for
 * @param line the line that it begins in, counted from 1
 */
record SourceToken(Kind kind, String text, int line) {

	boolean is(String symbolOrWord) {
		return this.kind != Kind.STRING && this.text.equals(symbolOrWord);
	}

	boolean isWord() {
		return this.kind == Kind.WORD;
	}

	/**
	 * What a piece may be.
	 */
	enum Kind {

		/** A name, a keyword or a number. */
		WORD,

		/** A text of which the value is known. */
		STRING,

		/** One character. */
		SYMBOL,

		/** A text that is put together when it runs, as by a template of Kotlin. */
		COMPUTED

	}

}
