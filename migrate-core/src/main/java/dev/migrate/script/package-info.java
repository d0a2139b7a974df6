/**
 * What users write and where it is found: {@link dev.migrate.script.Migration} classes
 * with a {@link dev.migrate.script.Revision} annotation, and SQL files. A
 * {@link dev.migrate.script.ScriptSource} finds them, and
 * {@link dev.migrate.script.Scripts} makes a graph of what several sources found.
 * <p>
 * An SQL file has a header and sections:
 *
 * <pre>
 * -- revision: 27c6a30d7c24
 * -- down revision: 1975ea83b712
 * -- message: Add email column
 *
 * -- upgrade
 * ALTER TABLE users ADD COLUMN email varchar(120);
 *
 * -- upgrade (mysql, mariadb)
 * ALTER TABLE users ADD COLUMN email varchar(120) AFTER name;
 *
 * -- downgrade
 * ALTER TABLE users DROP COLUMN email;
 * </pre>
 *
 * Further keys are {@code branch labels}, {@code depends on}, {@code created},
 * {@code transactional} and {@code placeholders}. In the header, up to three words with a
 * colon behind them are a key, and an unknown key is an error; prose with a colon goes
 * between {@code /*} and {@code *}{@code /}. A section marker takes a whole line, also
 * within a statement. A section for a database replaces the plain one there; MariaDB
 * takes that of MySQL if it has none of its own. A section with nothing in it means that
 * there is nothing to do.
 */
@NullMarked
package dev.migrate.script;

import org.jspecify.annotations.NullMarked;
