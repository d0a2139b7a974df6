package dev.migrate.author.command;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.migrate.Migrator;
import dev.migrate.autoconfigure.MigratorCustomizer;
import dev.migrate.dialect.Dialect;
import dev.migrate.execute.MigrationListener;
import dev.migrate.script.Migration;
import dev.migrate.tenant.TenantSource;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.AntPathMatcher;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The class files of an application, of which none is loaded: all in the archives and
 * directories where its beans, its revisions, and auto-configurations that are not Spring
 * Boot's come from. Beans that come from anywhere else are brought in by something that
 * {@link ClassFile} doubts.
 */
final class ApplicationClasses {

	private static final List<String> OURS_AND_BOOTS = List.of("org.springframework.boot.", "dev.migrate.");

	/** Whose types are either about something else or doubted by their names. */
	private static final List<String> KNOWN = List.of("java.", "javax.", "jakarta.", "kotlin.", "org.springframework.",
			"dev.migrate.");

	/** What brings further beans or properties. */
	private static final List<String> LEADING = List.of("org.springframework.context.annotation.Import",
			"org.springframework.context.annotation.ImportResource",
			"org.springframework.context.annotation.ComponentScan",
			"org.springframework.context.annotation.PropertySource");

	/** Beans of these types decide on databases, properties, other beans or revisions. */
	private static final List<String> DECIDING = List.of("javax.sql.CommonDataSource",
			"org.springframework.beans.factory.FactoryBean",
			"org.springframework.beans.factory.config.BeanFactoryPostProcessor",
			"org.springframework.beans.factory.config.BeanPostProcessor",
			"org.springframework.boot.autoconfigure.service.connection.ConnectionDetails",
			"org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor",
			Migrator.class.getName(), Migration.class.getName(), MigrationListener.class.getName(),
			TenantSource.class.getName(), Dialect.class.getName(), MigratorCustomizer.class.getName());

	private final ClassLoader classLoader;

	private final MetadataReaderFactory reader;

	private final Set<String> roots = new LinkedHashSet<>();

	private final Set<String> locations = new LinkedHashSet<>();

	private final Map<String, Resource> files = new LinkedHashMap<>();

	private final Map<String, Boolean> harmless = new HashMap<>();

	ApplicationClasses(ClassLoader classLoader) {
		this.classLoader = classLoader;
		this.reader = new SimpleMetadataReaderFactory(classLoader);
	}

	/**
	 * Why the application may define what decides on databases or revisions.
	 * @param sources the classes in whose packages beans are looked for
	 * @param locations where revisions are looked for
	 * @return the reason; empty if nothing does
	 */
	Optional<String> doubt(Collection<String> sources, Collection<String> locations) {
		try {
			for (String source : sources) {
				String folder = ClassUtils.getPackageName(source).replace('.', '/');
				if (folder.isEmpty() || !addRoots(folder)) {
					return Optional.of("nothing lists the classes beside '" + source + "'");
				}
			}
			for (String location : locations) {
				String folder = folder(location);
				if (folder.isEmpty()) {
					return Optional.of("'" + location + "' may be anywhere");
				}
				addRoots(folder);
				this.locations.add(path(location));
			}
			addAutoConfigurations();
			addFiles();
			for (String source : sources) {
				if (!has(source.replace('.', '/'))) {
					return Optional.of("nothing lists '" + source + "'");
				}
			}
			return doubtAboutFiles();
		}
		catch (IOException | IllegalArgumentException | IndexOutOfBoundsException ex) {
			return Optional.of("its classes cannot be read (" + ex + ")");
		}
	}

	/** The part of a location that names one folder of the class path. */
	private static String folder(String location) {
		return StringUtils.trimTrailingCharacter(path(location).replaceFirst("[^/]*[*?{].*", ""), '/');
	}

	private static String path(String location) {
		String path = location.strip().replaceFirst("^classpath\\*?:", "");
		return StringUtils.trimTrailingCharacter(StringUtils.trimLeadingCharacter(path, '/'), '/');
	}

	private boolean addRoots(String folder) throws IOException {
		List<URL> urls = Collections.list(this.classLoader.getResources(folder + "/"));
		urls.forEach((url) -> addRoot(url, folder));
		return !urls.isEmpty();
	}

	/**
	 * A path in a URL has as many slashes as it has itself, whatever is escaped in it.
	 */
	private void addRoot(URL url, String path) {
		String root = url.toString();
		for (int end = path.length(); end >= 0; end = path.lastIndexOf('/', end - 1)) {
			root = root.substring(0, root.lastIndexOf('/', root.length() - 2) + 1);
		}
		this.roots.add(root);
	}

	private void addAutoConfigurations() {
		for (String name : ImportCandidates.load(AutoConfiguration.class, this.classLoader)) {
			String file = name.replace('.', '/') + ClassUtils.CLASS_FILE_SUFFIX;
			URL url = this.classLoader.getResource(file);
			if (url != null && OURS_AND_BOOTS.stream().noneMatch(name::startsWith)) {
				addRoot(url, file);
			}
		}
	}

	private void addFiles() throws IOException {
		PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver(this.classLoader);
		for (String root : this.roots) {
			for (Resource file : resolver.getResources(root + "**/*" + ClassUtils.CLASS_FILE_SUFFIX)) {
				String name = StringUtils.delete(file.getURL().toString(), root);
				this.files.putIfAbsent(StringUtils.stripFilenameExtension(name), file);
			}
		}
	}

	private Optional<String> doubtAboutFiles() throws IOException {
		for (Map.Entry<String, Resource> file : this.files.entrySet()) {
			Optional<String> doubt = classFile(file.getValue()).doubt();
			if (doubt.isPresent()) {
				return doubt.map((reason) -> "'" + file.getKey().replace('/', '.') + "' " + reason);
			}
		}
		return Optional.empty();
	}

	private ClassFile classFile(Resource file) throws IOException {
		return new ClassFile(file.getContentAsString(StandardCharsets.ISO_8859_1), file, this);
	}

	/**
	 * Whether a class is one of these, or within one.
	 * @param name its name with slashes
	 */
	boolean has(String name) {
		return this.files.containsKey(name);
	}

	/**
	 * One of these classes.
	 * @param name its name with slashes
	 * @return its file; {@code null} if it is none of these
	 */
	@Nullable ClassFile find(String name) throws IOException {
		Resource file = this.files.get(name);
		return (file != null) ? classFile(file) : null;
	}

	/**
	 * Whether revisions are looked for where a class is.
	 */
	boolean isLocated(String type) {
		AntPathMatcher matcher = new AntPathMatcher();
		return this.locations.stream().anyMatch((each) -> matcher.match(each + "/**", type.replace('.', '/')));
	}

	AnnotationMetadata read(Resource file) throws IOException {
		return this.reader.getMetadataReader(file).getAnnotationMetadata();
	}

	/**
	 * Whether a type comes from a library that may be about anything.
	 */
	boolean isForeign(String type) {
		return type.indexOf('.') > 0 && !has(type.replace('.', '/'))
				&& (type.startsWith("org.springframework.cloud.") || KNOWN.stream().noneMatch(type::startsWith));
	}

	/**
	 * Whether a type of a library has nothing to do with databases, and leads to no
	 * beans.
	 */
	boolean isHarmless(String type) {
		return this.harmless.computeIfAbsent(type, this::findOut);
	}

	private boolean findOut(String name) {
		try {
			Class<?> type = ClassUtils.forName(name, this.classLoader);
			for (Class<?> each = type; each != null; each = each.getSuperclass()) {
				if (!Stream.of(each.getDeclaredClasses()).allMatch(ApplicationClasses::isNoConfiguration)) {
					return false;
				}
			}
			return leadsNowhere(type) && DECIDING.stream().noneMatch((each) -> isA(type, each));
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	/**
	 * Beans are found in the classes within a class as well.
	 */
	private static boolean isNoConfiguration(Class<?> within) {
		return leadsNowhere(within) && !AnnotatedElementUtils.hasAnnotation(within, Component.class);
	}

	private static boolean leadsNowhere(Class<?> type) {
		MergedAnnotations annotations = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
		return LEADING.stream().noneMatch(annotations::isPresent)
				&& MethodIntrospector.selectMethods(type, ApplicationClasses::makesBean).isEmpty();
	}

	private static boolean makesBean(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, Bean.class);
	}

	private boolean isA(Class<?> type, String name) {
		return ClassUtils.isPresent(name, this.classLoader)
				&& ClassUtils.resolveClassName(name, this.classLoader).isAssignableFrom(type);
	}

}
