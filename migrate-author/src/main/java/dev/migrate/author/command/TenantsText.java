package dev.migrate.author.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.FleetResult;
import dev.migrate.autoconfigure.diagnostics.ApplicationSpeaker;
import dev.migrate.error.Secrets;
import dev.migrate.revision.RevisionGraph;
import dev.migrate.revision.RevisionNode;
import dev.migrate.revision.Target;
import dev.migrate.start.MigrationStatus.State;
import dev.migrate.tenant.FleetStatus;
import dev.migrate.tenant.TenantStatus;
import org.jspecify.annotations.Nullable;

/**
 * What is said of tenants, of which there may be thousands: how many are where, and the
 * first hundred of those that somebody has to look at.
 */
final class TenantsText {

	private static final int MOST_SHOWN = 100;

	private TenantsText() {
	}

	/**
	 * Where tenants are after they were upgraded.
	 * @param target what they were upgraded to
	 * @return the place, with its preposition
	 */
	static String place(RevisionGraph graph, String target) {
		Target parsed = Target.parse(target);
		if (!(parsed instanceof Target.Absolute)) {
			return "upgraded to '" + target + "'";
		}
		List<RevisionNode> there = graph.resolve(parsed).stream().filter((revision) -> !revision.isBase()).toList();
		String ids = there.stream().map(RevisionNode::id).collect(Collectors.joining(", "));
		return "at " + (ids.isEmpty() ? "base" : ids) + (there.containsAll(graph.heads()) ? "" : " or above");
	}

	/**
	 * What a run over tenants did.
	 * @param result what it did
	 * @param place where those are that have not failed
	 * @return one line, and the numbers
	 */
	static Report of(FleetResult result, String place) {
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("tenants", result.tenants());
		data.put("upToDate", result.upToDate());
		data.put("migrated", result.migrated().size());
		data.put("failed", result.failed().size());
		data.put("notBegun", result.notBegun().size());
		data.put("failures",
				result.failed()
					.entrySet()
					.stream()
					.limit(MOST_SHOWN)
					.map((entry) -> failure(entry.getKey(), entry.getValue()))
					.toList());
		data.put("milliseconds", result.elapsed().toMillis());
		return new Report(List.of(sentence(result, place)), data);
	}

	private static Map<String, Object> failure(String tenant, RuntimeException failure) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("tenant", tenant);
		data.put("error", CommandFailure.line(failure));
		return data;
	}

	private static String sentence(FleetResult result, String place) {
		int changed = result.migrated().size();
		String done = (changed == 0) ? (result.isComplete() ? "Nothing to do: " : "")
				: tenants(changed) + " migrated in " + Durations.text(result.elapsed()) + ": ";
		return done + tenants(result.upToDate() + changed) + " " + place + some(result.failed().size(), "failed")
				+ some(result.notBegun().size(), "not begun") + some(result.gone().size(), "gone meanwhile") + ".";
	}

	private static String tenants(int count) {
		return count + ((count == 1) ? " tenant" : " tenants");
	}

	private static String some(int count, String what) {
		return (count == 0) ? "" : ", " + count + " " + what;
	}

	/**
	 * What is wrong with those that have failed, and what to do, which is said once where
	 * it is the same for several.
	 * @param result what a run did
	 * @param speaker speaks of the database that they are in
	 * @return a line for each of the first hundred, and one for the rest
	 */
	static List<String> failures(FleetResult result, ApplicationSpeaker speaker) {
		List<String> lines = new ArrayList<>();
		Set<String> said = new HashSet<>();
		result.failed().entrySet().stream().limit(MOST_SHOWN).forEach((entry) -> {
			String advice = CommandFailure.advice(entry.getValue(), speaker);
			lines.add("error: tenant '" + entry.getKey() + "': " + CommandFailure.line(entry.getValue())
					+ ((said.add(advice) && !advice.isEmpty()) ? " " + advice : ""));
		});
		addRest(lines, result.failed().size(), "have failed");
		return lines;
	}

	private static void addRest(List<String> lines, int count, String what) {
		if (count > MOST_SHOWN) {
			lines.add("… and " + (count - MOST_SHOWN) + " more " + what);
		}
	}

	/**
	 * Where tenants are.
	 * @param status where each is
	 * @return how many are where, and the first hundred that are behind
	 */
	static Report of(FleetStatus status) {
		List<TenantStatus> behind = status.behind();
		List<TenantStatus> shown = behind.subList(0, Math.min(MOST_SHOWN, behind.size()));
		Map<String, Integer> states = new LinkedHashMap<>();
		status.counts().forEach((state, count) -> states.put(word(state), count));
		StringBuilder sum = new StringBuilder();
		states.forEach((state, count) -> sum.append(some(count, state.replace('_', ' '))));
		sum.append(some(status.unreachable(), "unreachable"));
		List<String> lines = new ArrayList<>();
		lines.add(tenants(status.tenants().size()) + sum.toString().replaceFirst("^,", ":"));
		shown.forEach((tenant) -> lines.add(line(tenant)));
		addRest(lines, behind.size(), "are behind");
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("tenants", status.tenants().size());
		data.put("target", status.target());
		data.put("states", states);
		data.put("unreachable", status.unreachable());
		data.put("behind", shown.stream().map(TenantsText::data).toList());
		return new Report(lines, data);
	}

	private static String line(TenantStatus tenant) {
		State state = tenant.state();
		String rows = tenant.current().isEmpty() ? "base" : String.join(", ", tenant.current());
		String error = tenant.error().isEmpty() ? "" : ": " + Secrets.masked(tenant.error());
		return tenant.tenant() + " "
				+ ((state == null) ? "unreachable" : word(state).replace('_', ' ') + ", at " + rows) + error;
	}

	private static Map<String, @Nullable Object> data(TenantStatus tenant) {
		State state = tenant.state();
		Map<String, @Nullable Object> data = new LinkedHashMap<>();
		data.put("tenant", tenant.tenant());
		data.put("state", (state != null) ? word(state) : null);
		data.put("current", tenant.current());
		return data;
	}

	private static String word(State state) {
		return state.name().toLowerCase(Locale.ROOT);
	}

}
