package dev.migrate.execute.journal;

import java.util.List;
import java.util.Objects;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.lang.Internal;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.sql.SqlStatement;
import dev.migrate.tables.TableNames;
import org.jspecify.annotations.Nullable;

/**
 * Where the session looks for names without a schema. Asked of the database once, and
 * anew after a statement that may have set it.
 */
@Internal
public final class SearchPath {

	private final Dialect dialect;

	private final LiveDatabase live;

	/** The schema of our own tables. */
	private final String home;

	private @Nullable String known;

	public SearchPath(Dialect dialect, LiveDatabase live, TableNames names) {
		this.dialect = dialect;
		this.live = live;
		this.home = Objects.requireNonNullElse(names.home(), "");
	}

	/**
	 * Whether there is a session that can be asked.
	 */
	boolean isAsked() {
		return this.live.isRun();
	}

	/**
	 * The schema, or several; empty if that is where our own tables are.
	 */
	String get() {
		String path = this.known;
		if (path == null) {
			path = catalog().path(this.home);
			this.known = path;
		}
		return path;
	}

	/**
	 * What {@link #get()} gave, for people.
	 */
	String named(String path) {
		return path.isEmpty() ? this.home : path;
	}

	/**
	 * A statement has run that may have set the session in another way.
	 */
	void changed() {
		this.known = null;
	}

	List<SchemaEffect> effects(SqlStatement statement) {
		return CatalogCheck.effects(statement, this.dialect.syntax());
	}

	boolean mayRunAgain(SqlStatement statement) {
		return CatalogCheck.mayRunAgain(statement.text(), this.dialect.syntax());
	}

	boolean empties(SqlStatement statement) {
		return CatalogCheck.empties(statement.text(), this.dialect.syntax());
	}

	/**
	 * Look in the catalog whether effects have come, and where the session looks.
	 */
	CatalogCheck.Look look(List<SchemaEffect> effects) {
		CatalogCheck.Look look = catalog().look(effects, this.home, this.known);
		this.known = look.path();
		return look;
	}

	CatalogCheck catalog() {
		return new CatalogCheck(this.dialect, this.live.jdbc().orElseThrow());
	}

}
