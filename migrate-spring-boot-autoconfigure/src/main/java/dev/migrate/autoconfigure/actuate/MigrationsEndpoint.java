package dev.migrate.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.WantedSchemaComparison;
import dev.migrate.lang.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.context.ApplicationContext;

/**
 * Says where each database is: what is current, pending and past. It changes nothing, and
 * shows neither JDBC URLs nor credentials nor the values of placeholders.
 */
@Internal
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public class MigrationsEndpoint {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

	private final ApplicationContext context;

	/**
	 * Create an endpoint.
	 * @param context the context whose migrators are shown, with those of its parents
	 */
	public MigrationsEndpoint(ApplicationContext context) {
		this.context = context;
	}

	/**
	 * All migrators.
	 * @return the migrators by context
	 */
	@ReadOperation
	public MigrationsDescriptor migrations() {
		Map<String, MigrationsDescriptor.ContextDescriptor> contexts = new LinkedHashMap<>();
		for (ApplicationContext each = this.context; each != null; each = each.getParent()) {
			contexts.put(String.valueOf(each.getId()), describe(each));
		}
		return new MigrationsDescriptor(contexts);
	}

	private static MigrationsDescriptor.ContextDescriptor describe(ApplicationContext context) {
		Map<String, MigratorDescriptor> migrators = new LinkedHashMap<>();
		context.getBeansOfType(Migrator.class)
			.forEach((name, migrator) -> migrators.put(name, MigratorDescriptor.of(name, migrator)));
		ApplicationContext parent = context.getParent();
		return new MigrationsDescriptor.ContextDescriptor(migrators, (parent != null) ? parent.getId() : null);
	}

	/**
	 * One migrator.
	 * @param migrator the name of the bean
	 * @param differences whether to compare its database with what the application wants,
	 * which reads the whole schema
	 * @param details whether to tell who holds the migration lock
	 * @param graph whether to tell of all revisions, also of those that are applied
	 * @return the migrator, or {@code null} if there is none of that name
	 */
	@ReadOperation
	public @Nullable MigratorDescriptor migrator(@Selector String migrator, @Nullable Boolean differences,
			@Nullable Boolean details, @Nullable Boolean graph) {
		return find(migrator).map((found) -> {
			MigratorDescriptor descriptor = describe(migrator, found, Boolean.TRUE.equals(differences),
					Boolean.TRUE.equals(details));
			return Boolean.TRUE.equals(graph) ? descriptor.withGraph(migrator, found) : descriptor;
		}).orElse(null);
	}

	private MigratorDescriptor describe(String name, Migrator migrator, boolean differences, boolean details) {
		MigratorDescriptor status = MigratorDescriptor.of(name, migrator);
		MigratorDescriptor descriptor = (status.heads().size() < 2) ? status : status.withBranches(name, migrator);
		descriptor = details ? descriptor.withLockHolder(name, migrator) : descriptor;
		return differences ? descriptor.withDifferences(DifferencesDescriptor
			.of(() -> this.context.getBean(WantedSchemaComparison.class).differences(migrator))) : descriptor;
	}

	/**
	 * One revision with its operations.
	 * @param migrator the name of the migrator's bean
	 * @param revision the full revision identifier
	 * @return the revision, or {@code null} if there is none
	 */
	@ReadOperation
	public @Nullable RevisionDescriptor revision(@Selector String migrator, @Selector String revision) {
		if (!NAME.matcher(revision).matches()) {
			return null;
		}
		return find(migrator).flatMap((found) -> RevisionDescriptor.of(migrator, found, revision)).orElse(null);
	}

	/**
	 * The migrators of the context and its parents.
	 * @return the migrators by name; of two with one name that of the context
	 */
	public Map<String, Migrator> migrators() {
		Map<String, Migrator> migrators = new LinkedHashMap<>();
		for (ApplicationContext each = this.context; each != null; each = each.getParent()) {
			each.getBeansOfType(Migrator.class).forEach(migrators::putIfAbsent);
		}
		return migrators;
	}

	/**
	 * A migrator of the context or one of its parents.
	 * @param name the name of the bean
	 * @return the migrator; empty if there is none
	 */
	public Optional<Migrator> find(String name) {
		if (!NAME.matcher(name).matches()) {
			return Optional.empty();
		}
		for (ApplicationContext each = this.context; each != null; each = each.getParent()) {
			if (each.containsLocalBean(name) && each.isTypeMatch(name, Migrator.class)) {
				// One that has made way for another of the same database is none
				return Optional.ofNullable(each.getBeansOfType(Migrator.class).get(name));
			}
		}
		return Optional.empty();
	}

	/**
	 * All migrators of an application.
	 *
	 * @param contexts what each application context has, by its id; a context goes before
	 * its parent
	 */
	public record MigrationsDescriptor(Map<String, ContextDescriptor> contexts) implements OperationResponseBody {

		/**
		 * The migrators of one application context.
		 *
		 * @param migrators the migrators by bean name
		 * @param parentId the id of the parent context, or {@code null} if there is none
		 */
		public record ContextDescriptor(Map<String, MigratorDescriptor> migrators, @Nullable String parentId) {

		}

	}

}
