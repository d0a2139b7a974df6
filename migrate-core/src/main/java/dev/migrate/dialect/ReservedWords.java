package dev.migrate.dialect;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that have to be quoted to be names, in lower case.
 */
public final class ReservedWords {

	/**
	 * PostgreSQL 14 to 18: all keywords that cannot be names of tables, columns and types
	 * alike, as {@code pg_get_keywords()} has them.
	 */
	public static final Set<String> POSTGRESQL = words("""
			all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean
			both case cast char character check coalesce collate collation column concurrently constraint create
			cross current_catalog current_date current_role current_schema current_time current_timestamp
			current_user dec decimal default deferrable desc distinct do else end except exists extract false
			fetch float for foreign freeze from full grant greatest group grouping having ilike in initially
			inner inout int integer intersect interval into is isnull join json json_array json_arrayagg
			json_exists json_object json_objectagg json_query json_scalar json_serialize json_table json_value
			lateral leading least left like limit localtime localtimestamp merge_action national natural nchar
			none normalize not notnull null nullif numeric offset on only or order out outer overlaps overlay
			placing position precision primary real references returning right row select session_user setof
			similar smallint some substring symmetric system_user table tablesample then time timestamp to
			trailing treat trim true union unique user using values varchar variadic verbose when where window
			with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
			xmlserialize xmltable
			""");

	/** With those that are no names behind SELECT. */
	private static final Set<String> MYSQL_AND_MARIADB = words("""
			accessible add all alter analyze and as asc asensitive before between bigint binary blob both by
			call cascade case change char character check collate column condition constraint continue convert
			create cross current_date current_time current_timestamp current_user cursor databases day_hour
			day_microsecond day_minute day_second dec decimal declare default delayed delete desc describe
			deterministic distinct distinctrow div double drop dual each else elseif enclosed escaped except
			exists exit explain false fetch float float4 float8 for force foreign from fulltext grant group
			having high_priority hour_microsecond hour_minute hour_second if ignore in index infile inner inout
			insensitive insert int int1 int2 int3 int4 int8 integer intersect interval into is iterate join key
			keys kill leading leave left like limit linear lines load localtime localtimestamp lock long
			longblob longtext loop low_priority master_ssl_verify_server_cert match maxvalue mediumblob
			mediumint mediumtext middleint minute_microsecond minute_second mod modifies natural
			no_write_to_binlog not null numeric on optimize option optionally or order out outer outfile over
			partition precision primary procedure purge range read read_write reads real recursive references
			regexp release rename repeat replace require resignal restrict return revoke right rlike row_number
			rows schemas second_microsecond select sensitive separator set show signal smallint spatial specific
			sql sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate sqlwarning ssl
			starting straight_join table terminated then tinyblob tinyint tinytext to trailing trigger true undo
			union unique unlock unsigned update usage use using utc_date utc_time utc_timestamp values varbinary
			varchar varcharacter varying when where while with write xor year_month zerofill
			sql_buffer_result sql_cache sql_no_cache
			""");

	/**
	 * MySQL 8.0 to 9, as the manual has them.
	 */
	public static final Set<String> MYSQL = union(MYSQL_AND_MARIADB, words("""
			cube cume_dist database dense_rank empty first_value function generated get grouping groups
			io_after_gtids io_before_gtids json_table lag last_value lateral lead manual master_bind nth_value
			ntile of optimizer_costs parallel percent_rank qualify rank row schema stored system tablesample
			virtual window
			"""));

	/**
	 * MariaDB 10.6 to 11.8: what the server's parser refuses unquoted.
	 */
	public static final Set<String> MARIADB = union(MYSQL_AND_MARIADB, words("""
			window
			current_role delete_domain_id do_domain_ids ignore_domain_ids master_demote_to_replica
			master_demote_to_slave offset page_checksum parse_vcol_expr portion ref_system_id returning
			sql_after_gtids sql_before_gtids stats_auto_recalc stats_persistent stats_sample_pages
			"""));

	private ReservedWords() {
	}

	private static Set<String> words(String text) {
		return Arrays.stream(text.trim().split("\\s+")).collect(Collectors.toUnmodifiableSet());
	}

	private static Set<String> union(Set<String> one, Set<String> two) {
		return Stream.concat(one.stream(), two.stream()).collect(Collectors.toUnmodifiableSet());
	}

}
