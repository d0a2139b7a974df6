package dev.migrate.error;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Says remedies to those who call the library from Java.
 */
final class JavaSpeaker implements Remedy.Speaker {

	@Override
	public String say(Remedy.SetValue remedy) {
		Object value = remedy.value();
		String text = (value instanceof Enum<?> constant)
				? constant.getDeclaringClass().getSimpleName() + "." + constant.name() : value.toString();
		return "call 'MigratorBuilder." + method(remedy.setting()) + "(" + text + ")'";
	}

	@Override
	public String say(Remedy.SetSuitably remedy) {
		return switch (remedy.setting()) {
			case URL, DATABASE, USER -> "build the migrator with a DataSource of " + remedy.what();
			case SCRATCH -> "give AutogenerateSettings a scratch DataSource, of " + remedy.what();
			case TARGET, MODE, ALLOW_DOWNGRADE, VERIFY_WAIT, SQL_OUTPUT, BASELINE, ON_NON_EMPTY_SCHEMA,
					ON_CHANGED_REVISION, ON_CONFLICTING_BRANCHES, LOCATIONS, FAIL_ON_MISSING_LOCATIONS, PLACEHOLDERS,
					DEFAULT_SCHEMA, CREATE_SCHEMAS, VERSION_TABLE, VERSION_SCHEMA, HISTORY, HISTORY_TABLE,
					HISTORY_SCHEMA, LOCK_TIMEOUT, STATEMENT_LOCK_TIMEOUT, STATEMENT_TIMEOUT, CONNECT_TIMEOUT,
					IDLE_TIMEOUT, TRANSACTION, TENANTS ->
				"call 'MigratorBuilder." + method(remedy.setting()) + "(…)' with " + remedy.what();
		};
	}

	@Override
	public String say(Remedy.SetEntry remedy) {
		return "call 'MigratorBuilder." + method(remedy.setting()) + "(…)' with a value of '" + remedy.key() + "'";
	}

	@Override
	public String say(Remedy.Unset remedy) {
		return "leave 'MigratorBuilder." + method(remedy.setting()) + "(…)' out";
	}

	@Override
	public String say(Remedy.Run remedy) {
		String all = list(remedy.arguments());
		String code = switch (remedy.command()) {
			case UPGRADE -> "Migrator.upgrade(" + all + ")";
			case STAMP -> "Migrator.stamp(" + (all.isEmpty() ? "…" : all) + ")";
			case STAMP_PURGE -> "Migrator.stamp(" + (all.isEmpty() ? "…" : "List.of(" + all + ")") + ", true)";
			case CURRENT -> "Migrator.current()";
			case HISTORY -> "Migrator.graph()";
			case INIT -> "@Revision";
			case MERGE, SPLICE -> "@Revision(downRevision = { " + all + " })";
			case CHECK -> "Migrator.autogenerate(…).compare(…)";
			case REPAIR_APPLIED -> "Migrator.resolve(" + all + ", Resolution.APPLIED)";
			case REPAIR_UNDONE -> "Migrator.resolve(" + all + ", Resolution.UNDONE)";
			case RESUME_DONE -> "Migrator.resume(" + all + ", Answer.DONE)";
			case RESUME_NOT_DONE -> "Migrator.resume(" + all + ", Answer.NOT_DONE)";
		};
		return "`" + code + "`";
	}

	private static String list(List<String> arguments) {
		return arguments.stream().map((each) -> "\"" + each + "\"").collect(Collectors.joining(", "));
	}

	private static String method(Setting setting) {
		String[] words = setting.name().toLowerCase(Locale.ROOT).split("_");
		StringBuilder name = new StringBuilder(words[0]);
		for (int i = 1; i < words.length; i++) {
			name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
		}
		return name.toString();
	}

}
