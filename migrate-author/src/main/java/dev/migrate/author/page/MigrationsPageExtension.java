package dev.migrate.author.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.actuate.MigrationsEndpoint;
import dev.migrate.autoconfigure.actuate.MigratorDescriptor;
import dev.migrate.autoconfigure.actuate.RevisionDescriptor;
import dev.migrate.autoconfigure.actuate.RevisionState;
import dev.migrate.connect.Dialects;
import dev.migrate.error.MigrateException;
import dev.migrate.error.RunLog;
import dev.migrate.lang.Internal;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.sql.SqlExcerpt;
import dev.migrate.sql.SqlSyntax;
import dev.migrate.start.PlannedOperation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.util.MimeTypeUtils;

/**
 * Answers a browser with a page. Who takes JSON, or anything, is answered by the
 * endpoint.
 */
@Internal
@EndpointWebExtension(endpoint = MigrationsEndpoint.class)
public class MigrationsPageExtension {

	private static final Logger logger = RunLog.of(MigrationsPageExtension.class);

	private final MigrationsEndpoint endpoint;

	private final String segment;

	/**
	 * Create an extension.
	 * @param endpoint the endpoint that answers in JSON
	 * @param path where it is below the others, such as {@code migrations}
	 */
	public MigrationsPageExtension(MigrationsEndpoint endpoint, String path) {
		this.endpoint = endpoint;
		this.segment = path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * All migrators.
	 * @param details whether to tell who holds the migration lock, of the only one
	 * @param differences whether to compare the only one with what the application wants
	 * @return the answer
	 */
	@ReadOperation(produces = MimeTypeUtils.TEXT_HTML_VALUE)
	public WebEndpointResponse<String> migrations(@Nullable Boolean details, @Nullable Boolean differences) {
		Map<String, Migrator> migrators = this.endpoint.migrators();
		List<DatabaseView> databases = new ArrayList<>();
		migrators.forEach((name, migrator) -> databases.add(DatabaseView.of(name, migrator)));
		String links = this.segment + "/";
		if (databases.size() != 1) {
			return found(MigrationsPage.list(databases, links));
		}
		DatabaseView database = databases.get(0);
		Migrator migrator = Objects.requireNonNull(migrators.get(database.name()));
		return found(MigrationsPage.database(whole(database, migrator, details, differences),
				links + database.name() + "/", null));
	}

	/**
	 * One migrator.
	 * @param migrator the name of the bean
	 * @param details whether to tell who holds the migration lock
	 * @param differences whether to compare it with what the application wants
	 * @return the answer
	 */
	@ReadOperation(produces = MimeTypeUtils.TEXT_HTML_VALUE)
	public WebEndpointResponse<String> migrator(@Selector String migrator, @Nullable Boolean details,
			@Nullable Boolean differences) {
		return page(this.endpoint.find(migrator)
			.map((found) -> MigrationsPage.database(
					whole(DatabaseView.of(migrator, found), found, details, differences), migrator + "/",
					"../" + this.segment)),
				"There is no migrator '" + migrator + "'.");
	}

	private DatabaseView whole(DatabaseView database, Migrator migrator, @Nullable Boolean details,
			@Nullable Boolean differences) {
		DatabaseView whole = database.withBranches(migrator);
		whole = Boolean.TRUE.equals(details) ? whole.withLockHolder(migrator) : whole;
		if (!Boolean.TRUE.equals(differences)) {
			return whole;
		}
		MigratorDescriptor compared = this.endpoint.migrator(database.name(), true, null, null);
		return whole.withDifferences((compared != null) ? compared.differences() : null);
	}

	/**
	 * One revision.
	 * @param migrator the name of the migrator's bean
	 * @param revision the full revision identifier
	 * @return the answer
	 */
	@ReadOperation(produces = MimeTypeUtils.TEXT_HTML_VALUE)
	public WebEndpointResponse<String> revision(@Selector String migrator, @Selector String revision) {
		try {
			return page(
					this.endpoint.find(migrator)
						.flatMap((found) -> Optional.ofNullable(this.endpoint.revision(migrator, revision))
							.map((described) -> revision(migrator, found, described))),
					"Migrator '" + migrator + "' has no revision '" + revision + "'.");
		}
		catch (RuntimeException ex) {
			logger.warn("What the page of '{}' shows of a revision cannot be told", migrator, ex);
			return found(MigrationsPage.missing(revision,
					"The database cannot be asked. The log of the application says why, and so does migrate current."));
		}
	}

	private static String revision(String name, Migrator migrator, RevisionDescriptor revision) {
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put("Message", revision.description());
		facts.put("Built on", String.join(", ", revision.downRevisions()));
		facts.put("Depends on", String.join(", ", revision.dependsOn()));
		facts.put("Labels", String.join(", ", revision.branchLabels()));
		facts.put("Script", revision.script());
		facts.put("External", String.join(", ", revision.external()));
		facts.put("State", state(revision));
		return MigrationsPage.revision(name, revision.revision(), facts, revision.operations(),
				(revision.state() != RevisionState.APPLIED && revision.error() == null)
						? sql(migrator, revision.revision()) : List.of());
	}

	private static String state(RevisionDescriptor revision) {
		if (revision.error() != null) {
			return "not known. The database cannot be asked. The log of the application says why, and so does migrate current.";
		}
		return (revision.state() != null) ? revision.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')
				: "in each tenant where that is";
	}

	/**
	 * Without values, as all that the endpoint shows. A revision whose statements cannot
	 * be told beforehand has its operations still.
	 */
	private static List<String> sql(Migrator migrator, String revision) {
		try {
			MigrationPlan plan = migrator.planUpgrade(revision);
			List<List<PlannedOperation>> steps = migrator.preview(plan);
			SqlSyntax syntax = Dialects.named(migrator.dialectName()).syntax();
			return steps.isEmpty() ? List.of()
					: steps.get(steps.size() - 1)
						.stream()
						.flatMap((operation) -> operation.sql().stream())
						.map((statement) -> SqlExcerpt.lines(statement, syntax))
						.toList();
		}
		catch (MigrateException ex) {
			return List.of();
		}
	}

	private static WebEndpointResponse<String> page(Optional<String> page, String missing) {
		return page.map(MigrationsPageExtension::found)
			.orElseGet(() -> new WebEndpointResponse<>(MigrationsPage.missing("Not found", missing),
					WebEndpointResponse.STATUS_NOT_FOUND, MimeTypeUtils.TEXT_HTML));
	}

	private static WebEndpointResponse<String> found(String page) {
		return new WebEndpointResponse<>(page, WebEndpointResponse.STATUS_OK, MimeTypeUtils.TEXT_HTML);
	}

}
