package dev.migrate.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.migrate.lang.Internal;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Revisions whose instances come from somebody else, such as Spring beans. Not
 * thread-safe while revisions are added.
 */
@Internal
public final class MigrationBeans implements ScriptSource {

	private final ResourceLoader resourceLoader;

	private final RevisionClassReader reader;

	private final List<Script> scripts = new ArrayList<>();

	/**
	 * Create a source without revisions.
	 */
	public MigrationBeans() {
		this(new DefaultResourceLoader());
	}

	/**
	 * Create a source without revisions.
	 * @param resourceLoader finds the class files of classes that are added by name
	 */
	public MigrationBeans(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
		this.reader = new RevisionClassReader(resourceLoader);
	}

	/**
	 * Add a revision that exists already.
	 * @param migration an instance of a class with {@link Revision}
	 * @return this
	 * @throws RevisionClassException if the annotation is missing
	 */
	public MigrationBeans add(Migration migration) {
		return add(migration.getClass(), () -> migration);
	}

	/**
	 * Add a revision that is made when it has to run.
	 * @param type the class, which is not initialised; a proxy's class stands for the
	 * class behind it
	 * @param body makes the instance
	 * @return this
	 * @throws RevisionClassException if the annotation is missing
	 */
	public MigrationBeans add(Class<?> type, Supplier<? extends Migration> body) {
		Class<?> userClass = ClassUtils.getUserClass(type);
		RevisionClass revision = RevisionClass.of(userClass.getName(), AnnotationMetadata.introspect(userClass))
			.orElseThrow(() -> RevisionClassReader.notAnnotated(userClass.getName()));
		this.scripts.add(new ClassScript(revision, () -> userClass, body));
		return this;
	}

	/**
	 * Add a revision whose class is not even loaded before it has to run.
	 * @param className the class
	 * @param body makes the instance
	 * @return this
	 * @throws RevisionClassException if the annotation is missing
	 */
	public MigrationBeans add(String className, Supplier<? extends Migration> body) {
		this.scripts.add(new ClassScript(this.reader.read(className),
				() -> ClassScript.load(className, this.resourceLoader.getClassLoader()), body));
		return this;
	}

	@Override
	public List<Script> scripts() {
		return List.copyOf(this.scripts);
	}

}
