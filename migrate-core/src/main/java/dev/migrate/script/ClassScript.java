package dev.migrate.script;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.migrate.operation.Operations;
import dev.migrate.revision.RevisionNode;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A revision in a Java class, of which the annotation has been read.
 */
final class ClassScript implements Script {

	private final RevisionClass revision;

	private final Supplier<Class<?>> type;

	private final Supplier<? extends Migration> body;

	/**
	 * Create a script.
	 * @param revision what the annotation says
	 * @param type loads the class without initialising it
	 * @param body makes the body
	 */
	ClassScript(RevisionClass revision, Supplier<Class<?>> type, Supplier<? extends Migration> body) {
		this.revision = revision;
		this.type = type;
		this.body = body;
	}

	/**
	 * Load a class without initialising it.
	 * @param classLoader the class loader, or {@code null} for that of the thread
	 */
	static Class<?> load(String className, @Nullable ClassLoader classLoader) {
		try {
			ClassLoader used = (classLoader != null) ? classLoader : ClassUtils.getDefaultClassLoader();
			return Class.forName(className, false, used);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw MigrationInstantiationException.notLoaded(className, ex);
		}
	}

	static Class<? extends Migration> loadMigration(String className, @Nullable ClassLoader classLoader) {
		Class<?> type = load(className, classLoader);
		try {
			return type.asSubclass(Migration.class);
		}
		catch (ClassCastException ex) {
			throw MigrationInstantiationException.notLoaded(className, ex);
		}
	}

	@Override
	public RevisionNode node() {
		return this.revision.node();
	}

	@Override
	public Type type() {
		return Type.JAVA;
	}

	@Override
	public String name() {
		return this.revision.className();
	}

	@Override
	public boolean transactional() {
		return this.revision.transactional();
	}

	@Override
	public String createdAt() {
		return this.revision.createdAt();
	}

	@Override
	public List<External> external() {
		return this.revision.external();
	}

	@Override
	public Optional<String> checksum() {
		return Optional.empty();
	}

	@Override
	public boolean matches(String earlier) {
		return true;
	}

	@Override
	public void check() {
		downgradeWritten();
	}

	@Override
	public boolean downgradeWritten() {
		try {
			return this.type.get().getMethod("downgrade", Operations.class).getDeclaringClass() != Migration.class;
		}
		catch (NoSuchMethodException | LinkageError ex) {
			throw MigrationInstantiationException.notLoaded(this.revision.className(), ex);
		}
	}

	@Override
	public boolean selfContained() {
		try {
			return Arrays.stream(this.type.get().getDeclaredConstructors())
				.allMatch((constructor) -> constructor.getParameterCount() == 0)
					&& Arrays.stream(this.type.get().getDeclaredFields()).allMatch(ClassScript::isOfItsOwn);
		}
		catch (LinkageError ex) {
			throw MigrationInstantiationException.notLoaded(this.revision.className(), ex);
		}
	}

	/** A field that carries an annotation may be set by somebody else. */
	private static boolean isOfItsOwn(Field field) {
		return field.getAnnotations().length == 0;
	}

	@Override
	public Migration load() {
		return this.body.get();
	}

	@Override
	public String toString() {
		return this.revision.className();
	}

}
