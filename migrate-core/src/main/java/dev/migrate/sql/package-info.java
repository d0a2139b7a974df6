/**
 * SQL text: splitting it into statements, recognising what a statement does, and the
 * normal form that checksums are taken of.
 * <p>
 * {@link dev.migrate.sql.SqlLexer} is written by hand: it passes over the text once, and
 * knows only the lexical facts in {@link dev.migrate.sql.SqlSyntax}. All that reads SQL
 * text reads its tokens; {@link dev.migrate.sql.SqlSplitter} keeps nothing but the
 * statement it reads.
 */
@NullMarked
package dev.migrate.sql;

import org.jspecify.annotations.NullMarked;
