package dev.migrate.author.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.actuate.MigrationsEndpoint;
import dev.migrate.autoconfigure.actuate.RevisionDescriptor;
import dev.migrate.autoconfigure.actuate.RevisionState;
import dev.migrate.error.MigrateException;
import dev.migrate.lang.Internal;
import dev.migrate.plan.MigrationPlan;
import dev.migrate.start.PlannedOperation;

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

	private final MigrationsEndpoint endpoint;

	/**
	 * Create an extension.
	 * @param endpoint the endpoint that answers in JSON
	 */
	public MigrationsPageExtension(MigrationsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * All migrators.
	 * @return the answer
	 */
	@ReadOperation(produces = MimeTypeUtils.TEXT_HTML_VALUE)
	public WebEndpointResponse<String> migrations() {
		Map<String, Migrator> migrators = this.endpoint.migrators();
		List<DatabaseView> databases = new ArrayList<>();
		migrators.forEach((name, migrator) -> databases.add(DatabaseView.of(name, migrator)));
		return found((databases.size() == 1)
				? MigrationsPage.database(databases.get(0), "migrations/" + databases.get(0).name() + "/")
				: MigrationsPage.list(databases, "migrations/"));
	}

	/**
	 * One migrator.
	 * @param migrator the name of the bean
	 * @return the answer
	 */
	@ReadOperation(produces = MimeTypeUtils.TEXT_HTML_VALUE)
	public WebEndpointResponse<String> migrator(@Selector String migrator) {
		return page(
				this.endpoint.find(migrator)
					.map((found) -> MigrationsPage.database(DatabaseView.of(migrator, found), migrator + "/")),
				"There is no migrator '" + migrator + "'.");
	}

	/**
	 * One revision.
	 * @param migrator the name of the migrator's bean
	 * @param revision the full revision identifier
	 * @return the answer
	 */
	@ReadOperation(produces = MimeTypeUtils.TEXT_HTML_VALUE)
	public WebEndpointResponse<String> revision(@Selector String migrator, @Selector String revision) {
		return page(
				this.endpoint.find(migrator)
					.flatMap((found) -> Optional.ofNullable(this.endpoint.revision(migrator, revision))
						.map((described) -> revision(found, described))),
				"Migrator '" + migrator + "' has no revision '" + revision + "'.");
	}

	private static String revision(Migrator migrator, RevisionDescriptor revision) {
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put("Message", revision.description());
		facts.put("Built on", String.join(", ", revision.downRevisions()));
		facts.put("Depends on", String.join(", ", revision.dependsOn()));
		facts.put("Labels", String.join(", ", revision.branchLabels()));
		facts.put("Script", revision.script());
		facts.put("State", revision.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
		return MigrationsPage.revision(revision.revision(), facts, revision.operations(),
				(revision.state() != RevisionState.APPLIED) ? sql(migrator, revision.revision()) : List.of());
	}

	/** A revision whose statements cannot be told beforehand has its operations still. */
	private static List<String> sql(Migrator migrator, String revision) {
		try {
			MigrationPlan plan = migrator.planUpgrade(revision);
			List<List<PlannedOperation>> steps = migrator.preview(plan);
			return steps.isEmpty() ? List.of()
					: steps.get(steps.size() - 1).stream().flatMap((operation) -> operation.sql().stream()).toList();
		}
		catch (MigrateException ex) {
			return List.of();
		}
	}

	private static WebEndpointResponse<String> page(Optional<String> page, String missing) {
		return page.map(MigrationsPageExtension::found)
			.orElseGet(() -> new WebEndpointResponse<>(MigrationsPage.missing(missing),
					WebEndpointResponse.STATUS_NOT_FOUND, MimeTypeUtils.TEXT_HTML));
	}

	private static WebEndpointResponse<String> found(String page) {
		return new WebEndpointResponse<>(page, WebEndpointResponse.STATUS_OK, MimeTypeUtils.TEXT_HTML);
	}

}
