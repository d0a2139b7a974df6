package dev.migrate.jpa;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Entity;
import org.hibernate.annotations.Formula;
import org.junit.jupiter.api.Test;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds that each annotation of Jakarta Persistence and of Hibernate stands at some
 * entity of these tests, or is known to say nothing of tables.
 */
class EveryAnnotationTests {

	/** Queries, fetching, caches, locks, callbacks, and how values get into objects. */
	private static final Set<String> ABOUT_SOMETHING_ELSE = words(
			"""
					AttributeAccessor BatchSize Cache Cacheable Cascade CollectionIdMutability CollectionType
					ColumnResult ConcreteProxy ConstructorResult DynamicInsert DynamicUpdate EmbeddableInstantiator EntityListeners
					EntityResult ExcludeDefaultListeners ExcludeSuperclassListeners FetchProfile FetchProfileOverride FetchProfiles
					FetchProfileOverrides Fetch FieldResult FilterDefs FilterJoinTables Filters HQLSelect Immutable Imported
					Instantiator LazyGroup MapKeyMutability Mutability NamedAttributeNode NamedEntityGraph NamedEntityGraphs
					NamedNativeQueries NamedNativeQuery NamedQueries NamedQuery NamedStoredProcedureQueries
					NamedStoredProcedureQuery NamedSubgraph NaturalIdCache NaturalIdClass OptimisticLock OptimisticLocking
					PersistenceContext PersistenceContexts PersistenceProperty PersistenceUnit PersistenceUnits PostLoad
					PostPersist PostRemove PostUpdate PrePersist PreRemove PreUpdate QueryCacheLayout QueryHint RowId
					Source SQLDelete SQLDeleteAll SQLDeletes SQLInsert SQLInserts SQLSelect SQLUpdate SQLUpdates SortComparator
					SqlFragmentAlias SqlResultSetMapping SqlResultSetMappings StoredProcedureParameter Subselect Synchronize
					ValueGenerationType""");

	/**
	 * Other words for what stands at some entity: a class in place of a code, or once for
	 * all of a kind.
	 */
	private static final Set<String> SAID_OTHERWISE = words(
			"""
					AnyKeyJavaType AnyKeyJdbcType AnyKeyType AttributeBinderType CollectionIdJavaType CollectionIdJdbcType
					CollectionIdType CollectionTypeRegistration CollectionTypeRegistrations ColumnTransformers CompositeTypeRegistration
					CompositeTypeRegistrations ConverterRegistration ConverterRegistrations EmbeddableInstantiatorRegistration
					EmbeddableInstantiatorRegistrations GenericGenerators JavaTypeRegistration JavaTypeRegistrations JdbcTypeRegistration
					JdbcTypeRegistrations ListIndexJavaType ListIndexJdbcType MapKeyCompositeType MapKeyJavaType MapKeyJdbcType
					MapKeyType SecondaryRows TypeBinderType TypeRegistration TypeRegistrations""");

	/** Those of one database alone, tried there. */
	private static final Set<String> OF_ONE_DATABASE = words("Collate Struct");

	private static Set<String> words(String text) {
		return Set.of(text.strip().split("\\s+"));
	}

	@Test
	void eachStandsAtSomeEntity() throws Exception {
		Set<String> missing = new TreeSet<>();
		for (Class<?> type : List.of(Entity.class, Formula.class)) {
			annotations(type).forEach((annotation) -> missing.add(annotation.getSimpleName()));
		}
		missing.removeAll(used());
		missing.removeAll(ABOUT_SOMETHING_ELSE);
		missing.removeAll(SAID_OTHERWISE);
		missing.removeAll(OF_ONE_DATABASE);
		assertThat(missing).isEmpty();
	}

	private static List<Class<?>> annotations(Class<?> one) throws IOException, URISyntaxException {
		String folder = one.getPackageName().replace('.', '/') + "/";
		Path archive = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
		List<Class<?>> annotations = new ArrayList<>();
		try (JarFile jar = new JarFile(archive.toFile())) {
			for (String name : jar.stream().map(Object::toString).toList()) {
				if (name.startsWith(folder) && name.matches("[^$]+\\.class")
						&& name.indexOf('/', folder.length()) < 0) {
					Class<?> type = ClassUtils
						.resolveClassName(name.replace('/', '.').substring(0, name.length() - ".class".length()), null);
					if (type.isAnnotation()) {
						annotations.add(type);
					}
				}
			}
		}
		return annotations;
	}

	private static Set<String> used() throws Exception {
		Path classes = Path.of(EveryAnnotationTests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Set<String> used = new TreeSet<>();
		try (Stream<Path> files = Files.walk(classes)) {
			for (String name : files.map((file) -> classes.relativize(file).toString())
				.filter((file) -> file.endsWith(".class"))
				.collect(Collectors.toSet())) {
				Class<?> type = ClassUtils.resolveClassName(
						name.replace('/', '.').replace('\\', '.').substring(0, name.length() - ".class".length()),
						null);
				Stream
					.of(Stream.of(type, type.getPackage()), Stream.of(type.getDeclaredFields()),
							Stream.of(type.getDeclaredMethods()))
					.flatMap((elements) -> elements)
					.forEach((element) -> add((AnnotatedElement) element, used));
			}
		}
		return used;
	}

	private static void add(AnnotatedElement element, Set<String> used) {
		Stream.of(element.getDeclaredAnnotations()).forEach((annotation) -> add(annotation, used));
	}

	private static void add(Annotation annotation, Set<String> used) {
		Class<?> type = annotation.annotationType();
		if (!type.getPackageName().matches("jakarta\\.persistence|org\\.hibernate\\.annotations")) {
			return;
		}
		used.add(type.getSimpleName());
		for (Method member : type.getDeclaredMethods()) {
			Object value = ReflectionUtils.invokeMethod(member, annotation);
			if (value instanceof Annotation inner) {
				add(inner, used);
			}
			else if (value != null && value.getClass().isArray()) {
				for (int i = 0; i < Array.getLength(value); i++) {
					if (Array.get(value, i) instanceof Annotation inner) {
						add(inner, used);
					}
				}
			}
		}
	}

}
