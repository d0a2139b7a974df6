package dev.migrate.author.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.script.Revision;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.MethodMetadata;
import org.springframework.stereotype.Component;

/**
 * One class of an application, by the names in its file. Those of types and texts stand
 * there as they are, so that what a class has to do with is found without understanding
 * what it does.
 *
 * @param text the bytes of the file as characters
 * @param file the file
 * @param application the classes that it is one of
 */
record ClassFile(String text, Resource file, ApplicationClasses application) {

	/**
	 * What makes or changes data sources, their properties, and definitions of beans, and
	 * what leads to beans elsewhere.
	 */
	private static final List<String> DOUBTFUL = List.of("DataSource", "jdbc/datasource", "spring.datasource",
			"com/zaxxer", "io/r2dbc/", "ConnectionDetails", "PropertySource", "ConfigurableEnvironment",
			"ConfigurationPropertiesBinding", "BindHandler", "FactoryBean", "BeanRegistrar", "BeanDefinition",
			"org/springframework/beans/factory/config/", "org/springframework/beans/factory/support/",
			"org/springframework/context/annotation/Import", "ImportAutoConfiguration", "ComponentScan",
			"scanBasePackage", "ApplicationContextInitializer");

	private static final Pattern OURS = Pattern.compile("dev/migrate/[\\w/$-]+");

	/** What a class that is no revision may name, since revisions are built with it. */
	private static final Pattern FOR_REVISIONS = Pattern
		.compile("dev/migrate/(operation/.*|schema/.*|script/(Migration|Revision))");

	private static final String OBJECT = "java.lang.Object";

	private static final List<String> INJECTION = List.of("org/springframework/beans/", "org/springframework/context/",
			"org/springframework/stereotype/", "jakarta/inject/", "jakarta/annotation/");

	/**
	 * Why it may decide on databases or revisions.
	 * @return the reason, behind the name of the class; empty if it does not
	 * @throws IOException if it cannot be read
	 */
	Optional<String> doubt() throws IOException {
		Optional<String> doubtful = DOUBTFUL.stream().filter(this.text::contains).findFirst();
		if (doubtful.isPresent()) {
			return doubtful.map(ClassFile::named);
		}
		AnnotationMetadata metadata = this.text.contains("RuntimeVisibleAnnotations") ? this.application.read(this.file)
				: null;
		Optional<String> ours = doubtAboutOurs(metadata);
		return (ours.isPresent() || metadata == null) ? ours : doubtAboutBeans(metadata);
	}

	private static String named(String name) {
		return "names '" + name + "'";
	}

	private Optional<String> doubtAboutOurs(@Nullable AnnotationMetadata metadata) {
		List<String> ours = OURS.matcher(this.text)
			.results()
			.map(MatchResult::group)
			.filter((name) -> !this.application.has(name))
			.toList();
		if (ours.isEmpty()) {
			return Optional.empty();
		}
		Optional<String> injected = INJECTION.stream().filter(this.text::contains).findFirst();
		if (injected.isPresent()) {
			return injected.map((name) -> "has to do with migrations, and " + named(name));
		}
		if (metadata != null && metadata.isAnnotated(Revision.class.getName())) {
			String parent = Objects.requireNonNullElse(metadata.getSuperClassName(), OBJECT);
			return (asksForBeans() || this.application.isForeign(parent))
					? Optional.of("is a revision that may ask for beans") : Optional.empty();
		}
		return ours.stream().filter((name) -> !FOR_REVISIONS.matcher(name).matches()).map(ClassFile::named).findFirst();
	}

	private boolean asksForBeans() {
		Constructors constructors = new Constructors();
		new ClassReader(this.text.getBytes(StandardCharsets.ISO_8859_1)).accept(constructors,
				ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
		return constructors.takeSomething;
	}

	/**
	 * What is found by its annotations, and what it is that it makes or is made of, where
	 * that is a type of a library.
	 */
	private Optional<String> doubtAboutBeans(AnnotationMetadata metadata) {
		Stream<String> made = metadata.getAnnotatedMethods(Bean.class.getName())
			.stream()
			.map(MethodMetadata::getReturnTypeName);
		Stream<String> parents = metadata.isAnnotated(Component.class.getName()) ? Stream
			.concat(Stream.ofNullable(metadata.getSuperClassName()), Stream.of(metadata.getInterfaceNames()))
				: Stream.empty();
		return Stream.of(metadata.getAnnotationTypes().stream(), made, parents)
			.flatMap((types) -> types)
			.filter((type) -> this.application.isForeign(type) && !this.application.isHarmless(type))
			.map(ClassFile::named)
			.findFirst();
	}

	/**
	 * Finds constructors that take something.
	 */
	private static final class Constructors extends ClassVisitor {

		private boolean takeSomething;

		Constructors() {
			super(SpringAsmInfo.ASM_VERSION);
		}

		@Override
		public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor,
				@Nullable String signature, String @Nullable [] exceptions) {
			this.takeSomething |= name.equals("<init>") && !descriptor.equals("()V");
			return null;
		}

	}

}
