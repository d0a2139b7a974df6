package dev.migrate.dialect.standard;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

import dev.migrate.dialect.Dialect;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.TableName;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * What H2 and HSQLDB tell of a sequence beside its distance, to whoever may see it.
 *
 * @param start its first value
 * @param type its type
 * @param least the least value
 * @param greatest the greatest value
 * @param cycles whether it begins anew after the last one
 * @param cached how many values are taken at once, zero where that is not said
 */
public record SequenceLimits(String start, String type, BigDecimal least, BigDecimal greatest, boolean cycles,
		long cached) {

	/**
	 * Read.
	 * @param start the column with the first value
	 * @param cached the column with the number of values taken at once
	 * @return what the sequence has, nothing if it is not there
	 */
	public static List<SequenceLimits> of(Dialect dialect, JdbcOperations jdbc, Sequence sequence, String start,
			String cached) {
		StoredNames names = StoredNames.of(dialect, jdbc);
		return jdbc.query(
				"select data_type, numeric_precision, minimum_value, maximum_value, cycle_option, " + cached + ", "
						+ start + " from information_schema.sequences where sequence_schema = "
						+ "coalesce(cast(? as varchar(128)), current_schema) and sequence_name = ?",
				(row, number) -> read(row), names.stored(sequence.schema()), names.stored(sequence.name()));
	}

	private static SequenceLimits read(ResultSet row) throws SQLException {
		String type = row.getString(1);
		boolean sized = type.matches("NUMERIC|DECIMAL|DECFLOAT");
		return new SequenceLimits(row.getString(7), sized ? type + "(" + row.getInt(2) + ")" : type,
				new BigDecimal(row.getString(3)), new BigDecimal(row.getString(4)), "YES".equals(row.getString(5)),
				row.getLong(6));
	}

	/**
	 * Whether it has a type and goes from one value to another, and no further.
	 * @param type the type
	 * @return {@code false} if something of it would have to be said
	 */
	public boolean isPlain(String type, long least, long greatest, long cached) {
		return this.type.equals(type) && !this.cycles && this.cached == cached
				&& this.least.compareTo(BigDecimal.valueOf(least)) == 0
				&& this.greatest.compareTo(BigDecimal.valueOf(greatest)) == 0;
	}

	/**
	 * What makes the sequence.
	 * @param dialect the database
	 * @param sequence the sequence as an inspector reads it
	 * @return the statement
	 */
	public String create(Dialect dialect, Sequence sequence) {
		return "CREATE SEQUENCE " + dialect.spelling().quote(new TableName(sequence.schema(), sequence.name())) + " AS "
				+ this.type + " START WITH " + this.start + " INCREMENT BY "
				+ Objects.requireNonNullElse(sequence.increment(), 1L) + " MINVALUE " + this.least.toPlainString()
				+ " MAXVALUE " + this.greatest.toPlainString() + (this.cycles ? " CYCLE" : "")
				+ ((this.cached > 0) ? " CACHE " + this.cached : "");
	}

}
