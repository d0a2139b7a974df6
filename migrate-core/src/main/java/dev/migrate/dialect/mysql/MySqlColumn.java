package dev.migrate.dialect.mysql;

import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * All that the definition of a column on MySQL or MariaDB says, as text. A change of a
 * column has to say all of it: what is left out is lost.
 *
 * @param collation the collation if it is not the table's, else {@code null}
 * @param generated how the value is computed, such as
 * {@code GENERATED ALWAYS AS (a + 1) STORED}, or {@code null} if it is not
 * @param nullable whether NULL is allowed
 * @param defaultValue what stands behind DEFAULT, or {@code null} for nothing
 * @param onUpdate what stands behind ON UPDATE, or {@code null} for nothing
 * @param autoIncrement whether the values are generated
 * @param invisible whether {@code SELECT *} leaves it out
 * @param check the check that belongs to the column (MariaDB), or {@code null} for none
 * @param comment the comment as a literal, or {@code null} for none
 */
record MySqlColumn(String type, @Nullable String collation, @Nullable String generated, boolean nullable,
		@Nullable String defaultValue, @Nullable String onUpdate, boolean autoIncrement, boolean invisible,
		@Nullable String check, @Nullable String comment) {

	private static final Pattern COLLATED = Pattern.compile(
			"\\bn(?:ational\\b|(?:var)?char)|\\b(?:collate|character\\s+set|charset|ascii|unicode)\\b|(?:char|text).*\\bbinary\\b",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Whether it has what only this family of databases knows.
	 */
	boolean saysMoreThanAnyDialect() {
		return this.invisible || this.check != null || this.onUpdate != null;
	}

	MySqlColumn withType(String type) {
		boolean keepsCollation = isText(type) && !isOfType(this.check);
		return new MySqlColumn(type, keepsCollation ? this.collation : null, this.generated, this.nullable,
				nowWithPrecision(this.defaultValue, type), nowWithPrecision(this.onUpdate, type), this.autoIncrement,
				this.invisible, isOfType(this.check) ? null : this.check, this.comment);
	}

	/** MariaDB's JSON is text with a check and a collation, which go with the type. */
	private static boolean isOfType(@Nullable String check) {
		return check != null && lower(check).startsWith("json_valid(");
	}

	MySqlColumn withNullable(boolean nullable) {
		return new MySqlColumn(this.type, this.collation, this.generated, nullable,
				(!nullable && "NULL".equalsIgnoreCase(this.defaultValue)) ? null : this.defaultValue, this.onUpdate,
				this.autoIncrement, this.invisible, this.check, this.comment);
	}

	MySqlColumn withDefault(@Nullable String defaultValue) {
		return new MySqlColumn(this.type, this.collation, this.generated, this.nullable, defaultValue,
				(defaultValue != null && saysOnUpdate(defaultValue)) ? null : this.onUpdate, this.autoIncrement,
				this.invisible, this.check, this.comment);
	}

	static boolean saysOnUpdate(String defaultValue) {
		return lower(defaultValue).contains("on update");
	}

	MySqlColumn withoutOnUpdate() {
		return new MySqlColumn(this.type, this.collation, this.generated, this.nullable, this.defaultValue, null,
				this.autoIncrement, this.invisible, this.check, this.comment);
	}

	MySqlColumn withoutCollation() {
		return new MySqlColumn(this.type, null, this.generated, this.nullable, this.defaultValue, this.onUpdate,
				this.autoIncrement, this.invisible, this.check, this.comment);
	}

	MySqlColumn withoutCheck() {
		return new MySqlColumn(this.type, this.collation, this.generated, this.nullable, this.defaultValue,
				this.onUpdate, this.autoIncrement, this.invisible, null, this.comment);
	}

	MySqlColumn withAutoIncrement(boolean autoIncrement) {
		return new MySqlColumn(this.type, this.collation, this.generated, this.nullable && !autoIncrement,
				autoIncrement ? null : this.defaultValue, this.onUpdate, autoIncrement, this.invisible, this.check,
				this.comment);
	}

	MySqlColumn withComment(@Nullable String comment) {
		return new MySqlColumn(this.type, this.collation, this.generated, this.nullable, this.defaultValue,
				this.onUpdate, this.autoIncrement, this.invisible, this.check, comment);
	}

	/**
	 * The definition behind the column's name. TIMESTAMP columns say that they allow
	 * NULL, as without {@code explicit_defaults_for_timestamp} they do not.
	 */
	String spec() {
		StringJoiner spec = new StringJoiner(" ");
		spec.add(this.type);
		add(spec, "COLLATE ", this.collation);
		add(spec, "", this.generated);
		if (!this.nullable) {
			spec.add("NOT NULL");
		}
		else if (this.generated == null && this.type.regionMatches(true, 0, "timestamp", 0, "timestamp".length())) {
			spec.add("NULL");
		}
		add(spec, "DEFAULT ", this.defaultValue);
		add(spec, "ON UPDATE ", this.onUpdate);
		if (this.autoIncrement) {
			spec.add("AUTO_INCREMENT");
		}
		if (this.invisible) {
			spec.add("INVISIBLE");
		}
		add(spec, "COMMENT ", this.comment);
		if (this.check != null) {
			spec.add("CHECK (" + this.check + ")");
		}
		return spec.toString();
	}

	private static void add(StringJoiner spec, String words, @Nullable String text) {
		if (text != null) {
			spec.add(words + text);
		}
	}

	private static @Nullable String nowWithPrecision(@Nullable String value, String type) {
		return (value != null && lower(value).startsWith("current_timestamp"))
				? MySqlDefaults.withPrecision("CURRENT_TIMESTAMP", type) : value;
	}

	private static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	private static boolean isText(String type) {
		String lower = lower(type);
		return (lower.contains("char") || lower.contains("text") || lower.startsWith("enum") || lower.startsWith("set"))
				&& !saysCollation(type);
	}

	/** By itself, or by its character set. */
	static boolean saysCollation(String type) {
		return COLLATED.matcher(type).find();
	}

}
