package dev.migrate.execute.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.migrate.execute.journal.CanonicalText;
import dev.migrate.execute.journal.JdbcProxy;
import dev.migrate.execute.journal.KeptRows;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a revision gets it: it names the revision's connection, and the journal
 * knows of what it changes. What a run before has done is not done again, and returns
 * what it has returned. Used by one thread.
 */
final class RevisionStatement implements InvocationHandler {

	/** Stands between what a statement has returned and the keys that it has made. */
	private static final String KEYS = "+";

	/** The statement, or {@code null} if it could not be prepared. */
	private @Nullable Statement target;

	private final @Nullable SQLException failure;

	private final Connection connection;

	/** The text of a prepared statement, or {@code null}. */
	private final @Nullable String prepared;

	private final RevisionConnection.Writes writes;

	/** Whether it was prepared so that it returns the keys that it makes. */
	private final boolean returnsKeys;

	private final Map<String, String> parameters = new TreeMap<>();

	private final List<String> batch = new ArrayList<>();

	/** What was said of it, which a statement does not tell. */
	private boolean escapes = true;

	/** The count that a statement has returned that was not run again, or -1. */
	private long kept = -1;

	/** Whether the last statement was not run, as it is done. */
	private boolean replayed;

	/**
	 * The rows that the last statement has returned, if they are known before they are
	 * asked for.
	 */
	private @Nullable ResultSet rows;

	/** The keys that the last statement has made, if they are known. */
	private @Nullable ResultSet keys;

	/** Why the keys that the last statement has made could not be read. */
	private @Nullable SQLException keysFailure;

	private RevisionStatement(boolean returnsKeys, @Nullable Statement target, @Nullable SQLException failure,
			Connection connection, @Nullable String prepared, RevisionConnection.Writes writes) {
		this.returnsKeys = returnsKeys;
		this.target = target;
		this.failure = failure;
		this.connection = connection;
		this.prepared = prepared;
		this.writes = writes;
	}

	/**
	 * Wrap a statement.
	 * @param method the method that has made it
	 * @param arguments what that was called with
	 */
	static Object of(Method method, Object[] arguments, Statement target, Connection connection,
			@Nullable String prepared, RevisionConnection.Writes writes) {
		boolean returnsKeys = prepared != null && asksForKeys(Arrays.asList(arguments));
		return JdbcProxy.of(method.getReturnType(),
				new RevisionStatement(returnsKeys, target, null, connection, prepared, writes));
	}

	/**
	 * A statement that cannot be prepared, which does not matter if it is done.
	 * @param failure why not
	 */
	static Object failed(Method method, SQLException failure, Connection connection, String prepared,
			RevisionConnection.Writes writes) {
		return JdbcProxy.of(method.getReturnType(),
				new RevisionStatement(false, null, failure, connection, prepared, writes));
	}

	/**
	 * Whether what stands behind the text of a statement says that keys are wanted: a
	 * flag, or columns.
	 */
	private static boolean asksForKeys(List<@Nullable Object> arguments) {
		return arguments.size() == 2 && !Integer.valueOf(Statement.NO_GENERATED_KEYS).equals(arguments.get(1));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
		String name = method.getName();
		List<@Nullable Object> values = (arguments != null) ? Arrays.asList(arguments) : List.of();
		switch (name) {
			case "equals":
				return proxy == values.get(0);
			case "getConnection":
				return this.connection;
			case "getUpdateCount", "getLargeUpdateCount":
				if (this.kept >= 0) {
					return count(method.getReturnType(), this.kept);
				}
				break;
			case "addBatch":
				this.batch.add(values.isEmpty() ? this.parameters.toString() : String.valueOf(values.get(0)));
				break;
			case "getGeneratedKeys", "getResultSet", "getMoreResults":
				if (name.equals("getGeneratedKeys") && this.keysFailure != null) {
					throw this.keysFailure;
				}
				if (this.keys != null && name.equals("getGeneratedKeys")) {
					return wrapped(proxy, this.keys);
				}
				if (this.replayed || (this.rows != null && name.equals("getResultSet"))) {
					return knownRows(name, proxy);
				}
				break;
			case "clearBatch":
				this.batch.clear();
				break;
			case "setEscapeProcessing":
				this.escapes = (boolean) Objects.requireNonNull(values.get(0));
				break;
			default:
				if (this.replayed && method.getDeclaringClass() == CallableStatement.class && name.startsWith("get")) {
					throw CallRefusedException.resultNotKept();
				}
				if (name.startsWith("set") && values.size() > 1) {
					this.parameters.put(String.valueOf(values.get(0)), CanonicalText.of(values.get(1)));
				}
		}
		return name.startsWith("execute") ? execute(proxy, method, values, arguments)
				: wrapped(proxy, call(method, arguments));
	}

	private @Nullable Object execute(Object proxy, Method method, List<@Nullable Object> values,
			Object @Nullable [] arguments) throws Throwable {
		boolean batched = method.getName().endsWith("Batch");
		String sql = Objects.requireNonNullElse(this.prepared,
				batched ? String.join(";\n", this.batch) : values.isEmpty() ? "" : String.valueOf(values.get(0)));
		this.kept = -1;
		this.replayed = false;
		this.rows = null;
		this.keys = null;
		this.keysFailure = null;
		if (this.writes.reads(sql) || (batched && this.batch.isEmpty())) {
			return wrapped(proxy, call(method, arguments));
		}
		if (batched && this.prepared == null && this.batch.size() > 1) {
			this.writes.requireOneKind(this.batch);
		}
		Object[] result = new Object[1];
		String kept = this.writes.write(sql, batched ? this.batch.toString() : this.parameters.toString(), () -> {
			if (!batched && this.prepared == null && this.writes.returnsRows(sql)) {
				scroll();
			}
			result[0] = batched ? callBatch(method, arguments) : callChecked(method, arguments);
			return text(result[0]) + keys(this.returnsKeys || (!batched && asksForKeys(values)));
		});
		if (batched) {
			this.batch.clear();
		}
		this.replayed = result[0] == null;
		return this.replayed ? replay(proxy, method, kept) : wrapped(proxy, result[0]);
	}

	private String text(@Nullable Object result) throws SQLException {
		if (result instanceof int[] counts) {
			return Arrays.stream(counts).mapToObj(String::valueOf).collect(Collectors.joining(","));
		}
		if (result instanceof long[] counts) {
			return LongStream.of(counts).mapToObj(String::valueOf).collect(Collectors.joining(","));
		}
		if (result instanceof ResultSet rows) {
			return KeptRows.write(rows).orElse(KeptRows.NOT_KEPT);
		}
		if (!(result instanceof Boolean returnsRows) || this.target == null) {
			return String.valueOf(result);
		}
		if (!returnsRows) {
			return String.valueOf(this.target.getUpdateCount());
		}
		// Not every driver gives them twice
		ResultSet rows = this.target.getResultSet();
		this.rows = rows;
		return KeptRows.write(rows).orElse(KeptRows.NOT_KEPT);
	}

	/**
	 * Take the keys that the statement has made, before anything else runs.
	 * @return what is kept of them, behind what else it has returned
	 */
	private String keys(boolean asked) {
		Statement statement = this.target;
		if (!asked || statement == null || !this.writes.keepsResults()) {
			return "";
		}
		try (ResultSet made = statement.getGeneratedKeys()) {
			ResultSet known = KeptRows.copy(made);
			this.keys = known;
			return KEYS + KeptRows.write(known).orElse(KeptRows.NOT_KEPT);
		}
		catch (SQLException ex) {
			// The statement has run, and the revision need not ask for them
			this.keysFailure = (this.keys == null) ? ex : null;
			return KEYS + KeptRows.NOT_KEPT;
		}
	}

	/**
	 * Rows are read before the revision reads them, which takes a statement that goes
	 * back to the first. It cannot take over a batch.
	 */
	private void scroll() throws SQLException {
		Statement former = this.target;
		if (former == null || !this.batch.isEmpty() || former.getResultSetType() != ResultSet.TYPE_FORWARD_ONLY) {
			return;
		}
		Connection owner = former.getConnection();
		if (owner.getMetaData().supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)) {
			Statement scrolling = owner.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
			takeOver(former, scrolling);
			this.target = scrolling;
			former.close();
		}
	}

	private void takeOver(Statement former, Statement scrolling) throws SQLException {
		scrolling.setEscapeProcessing(this.escapes);
		scrolling.setQueryTimeout(former.getQueryTimeout());
		scrolling.setMaxRows(former.getMaxRows());
		scrolling.setMaxFieldSize(former.getMaxFieldSize());
		scrolling.setFetchSize(former.getFetchSize());
		scrolling.setPoolable(former.isPoolable());
		if (former.isCloseOnCompletion()) {
			scrolling.closeOnCompletion();
		}
	}

	/**
	 * There are no other ones behind those of a statement that was not run again.
	 */
	private @Nullable Object knownRows(String method, Object proxy) {
		ResultSet known = this.rows;
		if (known == null || method.equals("getGeneratedKeys")) {
			throw CallRefusedException.resultNotKept();
		}
		return method.equals("getResultSet") ? wrapped(proxy, known) : false;
	}

	/**
	 * What a statement has returned that an earlier run of the revision has run.
	 */
	private Object replay(Object proxy, Method method, String kept) throws SQLException {
		int keys = kept.indexOf(KEYS);
		String result = (keys < 0) ? kept : kept.substring(0, keys);
		if (keys >= 0 && KeptRows.isKept(kept.substring(keys))) {
			this.keys = KeptRows.read(kept.substring(keys + KEYS.length()));
		}
		if (result.equals(KeptRows.NOT_KEPT)) {
			throw CallRefusedException.resultNotKept();
		}
		Class<?> type = method.getReturnType();
		if (KeptRows.isKept(result)) {
			ResultSet known = KeptRows.read(result);
			this.rows = known;
			return (type == boolean.class) ? true : Objects.requireNonNull(wrapped(proxy, known));
		}
		if (type == int[].class) {
			return Arrays.stream(result.split(",")).mapToInt(Integer::parseInt).toArray();
		}
		if (type == long[].class) {
			return Arrays.stream(result.split(",")).mapToLong(Long::parseLong).toArray();
		}
		long count = Long.parseLong(result);
		if (type == boolean.class) {
			this.kept = count;
			return false;
		}
		return count(type, count);
	}

	private static Object count(Class<?> type, long count) {
		if (type == long.class) {
			return count;
		}
		return (int) count;
	}

	private @Nullable Object wrapped(Object proxy, @Nullable Object result) {
		if (!(result instanceof ResultSet rows)) {
			return result;
		}
		return JdbcProxy.of(ResultSet.class, (of, getter, values) -> "getStatement".equals(getter.getName()) ? proxy
				: JdbcProxy.call(of, rows, getter, values));
	}

	private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
		Statement statement = this.target;
		if (statement == null) {
			if (method.getReturnType() != void.class) {
				throw Objects.requireNonNull(this.failure);
			}
			return null;
		}
		try {
			if (!method.getName().startsWith("execute")) {
				return method.invoke(statement, arguments);
			}
			Runnable ended = this.writes.running(statement);
			try {
				return method.invoke(statement, arguments);
			}
			finally {
				ended.run();
			}
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private @Nullable Object callBatch(Method method, Object @Nullable [] arguments) throws SQLException {
		try {
			return callChecked(method, arguments);
		}
		catch (BatchUpdateException ex) {
			if (this.prepared == null) {
				this.writes.failed(ex, this.batch);
			}
			throw ex;
		}
	}

	private @Nullable Object callChecked(Method method, Object @Nullable [] arguments) throws SQLException {
		try {
			return call(method, arguments);
		}
		catch (SQLException | RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("A JDBC driver failed in a way that JDBC does not know", ex);
		}
	}

}
