package dev.migrate.script;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Reads class files without loading the classes, and tells which are revisions.
 */
final class RevisionClassReader {

	private static final String MIGRATION = Migration.class.getName();

	private static final String REVISION = "@Revision";

	private static final String JAVA = "java.";

	private final MetadataReaderFactory factory;

	RevisionClassReader(ResourceLoader resourceLoader) {
		this.factory = new CachingMetadataReaderFactory(resourceLoader);
	}

	/**
	 * Read a class file of a location.
	 * @param resource the class file
	 * @return the revision, or empty for a class that has nothing to do with revisions
	 * @throws RevisionClassException if the class is half a revision
	 */
	Optional<RevisionClass> read(Resource resource) {
		try {
			AnnotationMetadata metadata = this.factory.getMetadataReader(resource).getAnnotationMetadata();
			Optional<RevisionClass> revision = RevisionClass.of(metadata.getClassName(), metadata);
			if (revision.isPresent()) {
				check(metadata);
			}
			else if (metadata.isConcrete() && metadata.isIndependent() && isMigration(metadata)) {
				throw new RevisionClassException(metadata.getClassName(),
						"is in a location and implements Migration, but has no " + REVISION + " annotation",
						"Add @Revision(id = \"…\", downRevision = \"…\"), or make it abstract if others extend it.");
			}
			return revision;
		}
		catch (IOException ex) {
			throw unreadable(resource.getDescription(), ex);
		}
	}

	/**
	 * Whether a class file without the annotation alone says that it is no revision, and
	 * none was forgotten, whatever other versions there are of what it extends.
	 * @param resource the class file
	 */
	boolean isForeign(Resource resource) {
		try {
			ClassMetadata metadata = this.factory.getMetadataReader(resource).getClassMetadata();
			return !metadata.isConcrete() || !metadata.isIndependent()
					|| (Objects.requireNonNullElse(metadata.getSuperClassName(), JAVA).startsWith(JAVA)
							&& Stream.of(metadata.getInterfaceNames()).allMatch((name) -> name.startsWith(JAVA)));
		}
		catch (IOException ex) {
			throw unreadable(resource.getDescription(), ex);
		}
	}

	/**
	 * Read a class.
	 * @throws RevisionClassException if the class is none
	 */
	RevisionClass read(String className) {
		try {
			AnnotationMetadata metadata = this.factory.getMetadataReader(className).getAnnotationMetadata();
			return RevisionClass.of(className, metadata).orElseThrow(() -> notAnnotated(className));
		}
		catch (IOException ex) {
			throw unreadable(className, ex);
		}
	}

	static RevisionClassException notAnnotated(String className) {
		return new RevisionClassException(className,
				"is the type of a Migration bean, but has no " + REVISION + " annotation",
				"Add @Revision(id = \"…\", downRevision = \"…\"); a @Bean method has to name the class itself as the "
						+ "type that it returns.");
	}

	private void check(ClassMetadata metadata) throws IOException {
		if (!isMigration(metadata)) {
			throw new RevisionClassException(metadata.getClassName(),
					"has " + REVISION + ", but does not implement Migration", "Let it implement " + MIGRATION + ".");
		}
		if (!metadata.isConcrete()) {
			throw new RevisionClassException(metadata.getClassName(),
					"has " + REVISION + ", but is abstract or an interface",
					"Move the annotation to the class that runs.");
		}
		if (!metadata.isIndependent()) {
			throw new RevisionClassException(metadata.getClassName(),
					"has " + REVISION + ", but belongs to an instance of the class around it", "Make it static.");
		}
	}

	private boolean isMigration(ClassMetadata metadata) throws IOException {
		for (String name : metadata.getInterfaceNames()) {
			if (name.equals(MIGRATION) || isMigration(name)) {
				return true;
			}
		}
		String superClass = metadata.getSuperClassName();
		return superClass != null && isMigration(superClass);
	}

	private boolean isMigration(String className) throws IOException {
		if (className.startsWith(JAVA)) {
			return false;
		}
		try {
			return isMigration(this.factory.getMetadataReader(className).getClassMetadata());
		}
		catch (FileNotFoundException ex) {
			// The class file is not on the class path: an optional dependency, or
			// generated
			return false;
		}
	}

	private static RevisionClassException unreadable(String name, Exception cause) {
		return new RevisionClassException(name, "cannot be read: " + cause.getMessage(),
				"Compile it anew, for a version of Java that this version of Spring knows.", cause);
	}

}
