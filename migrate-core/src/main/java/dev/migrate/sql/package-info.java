/**
 * SQL text: splitting it into statements, recognising what a statement does, and the
 * normal form that checksums are taken of.
 * <p>
 * {@link dev.migrate.sql.SqlSplitter} is a scanner written by hand: it passes over the
 * text once, keeps nothing but the statement it reads, and knows only the lexical facts
 * in {@link dev.migrate.sql.SqlSyntax}.
 */
@NullMarked
package dev.migrate.sql;

import org.jspecify.annotations.NullMarked;
