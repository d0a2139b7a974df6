package dev.migrate.execute;

import java.util.List;
import java.util.Objects;

import dev.migrate.dialect.Dialect;
import dev.migrate.dialect.LiveDatabase;
import dev.migrate.sql.SchemaEffect;
import dev.migrate.tables.TableNames;
import org.jspecify.annotations.Nullable;

/**
 * Where the session looks for names without a schema. Asked of the database once, and
 * anew after a statement that may have set it.
 */
final class SearchPath {

	private final Dialect dialect;

	private final LiveDatabase live;

	/** The schema of our own tables. */
	private final String home;

	private @Nullable String known;

	SearchPath(Dialect dialect, LiveDatabase live, TableNames names) {
		this.dialect = dialect;
		this.live = live;
		this.home = Objects.requireNonNullElse(names.home(), "");
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
