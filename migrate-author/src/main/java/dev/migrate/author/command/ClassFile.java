package dev.migrate.author.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.script.Revision;
import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
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
			"scanBasePackage", "ApplicationContextInitializer", "io/micrometer/observation/Observation");

	private static final String REVISION = "L" + Revision.class.getName().replace('.', '/') + ";";

	private static final Pattern OURS = Pattern.compile("dev/migrate/[\\w/$-]+");

	/** What a class that is no revision may name, since revisions are built with it. */
	private static final Pattern FOR_REVISIONS = Pattern
		.compile("dev/migrate/(operation/.*|schema/.*|script/(Migration|Revision))");

	private static final List<String> INJECTION = List.of("org/springframework/beans/", "org/springframework/context/",
			"org/springframework/stereotype/", "jakarta/inject/", "jakarta/annotation/");

	/** What injects wherever it stands on an annotation. */
	private static final List<String> INJECTING = List.of("beans/factory/annotation/Autowired",
			"beans/factory/annotation/Value");

	/** Nobody gives anything to what these bring. */
	private static final List<String> PLAIN = List.of("java/", "kotlin/", "dev/migrate/");

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
		ClassReader reader = reader();
		if ((reader.getAccess() & Opcodes.ACC_ANNOTATION) != 0) {
			Optional<String> injecting = INJECTING.stream().filter(this.text::contains).findFirst();
			if (injecting.isPresent()) {
				return injecting.map(ClassFile::named);
			}
		}
		AnnotationMetadata metadata = this.text.contains("RuntimeVisibleAnnotations") ? this.application.read(this.file)
				: null;
		Optional<String> ours = (metadata != null && metadata.isAnnotated(Revision.class.getName()))
				? doubtAboutRevision(metadata) : doubtAboutOurs();
		return ours.isPresent() ? ours : doubtAboutTypes(metadata);
	}

	private ClassReader reader() {
		return new ClassReader(this.text.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String named(String name) {
		return "names '" + name + "'";
	}

	private Optional<String> doubtAboutRevision(AnnotationMetadata metadata) throws IOException {
		Optional<String> injected = injection();
		if (injected.isPresent()) {
			return injected;
		}
		if (metadata.isAnnotated(Component.class.getName())) {
			return Optional.of("is a revision and a bean");
		}
		if (!this.application.isLocated(metadata.getClassName())) {
			return Optional.of("is a revision, and in none of 'migrate.locations'");
		}
		return mayAskForBeans() ? Optional.of("is a revision that may ask for beans") : Optional.empty();
	}

	private Optional<String> injection() {
		return INJECTION.stream()
			.filter(this.text::contains)
			.findFirst()
			.map((name) -> "has to do with migrations, and " + named(name));
	}

	/**
	 * Whether it is given something, be it by what it inherits.
	 */
	private boolean mayAskForBeans() throws IOException {
		if (injection().isPresent() || takesSomething()) {
			return true;
		}
		for (String parent : parents()) {
			ClassFile own = this.application.find(parent);
			if ((own != null) ? own.mayAskForBeans() : PLAIN.stream().noneMatch(parent::startsWith)) {
				return true;
			}
		}
		return false;
	}

	private boolean takesSomething() {
		Constructors constructors = new Constructors();
		reader().accept(constructors, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
		return constructors.takeSomething;
	}

	/**
	 * What it extends and implements, with slashes.
	 */
	private List<String> parents() {
		ClassReader reader = reader();
		return Stream.concat(Stream.ofNullable(reader.getSuperName()), Stream.of(reader.getInterfaces())).toList();
	}

	private Optional<String> doubtAboutOurs() {
		List<String> ours = OURS.matcher(this.text)
			.results()
			.map(MatchResult::group)
			.filter((name) -> !this.application.has(name))
			.toList();
		if (ours.isEmpty()) {
			return Optional.empty();
		}
		Optional<String> injected = injection();
		return injected.isPresent() ? injected
				: ours.stream()
					.filter((name) -> !FOR_REVISIONS.matcher(name).matches())
					.map(ClassFile::named)
					.findFirst();
	}

	/**
	 * What it is made of, what it is found by and what it makes, where that is a type of
	 * a library; and revisions that it makes.
	 */
	private Optional<String> doubtAboutTypes(@Nullable AnnotationMetadata metadata) throws IOException {
		List<String> types = new ArrayList<>();
		parents().forEach((parent) -> types.add(parent.replace('/', '.')));
		if (metadata != null) {
			types.addAll(metadata.getAnnotationTypes());
			for (MethodMetadata method : metadata.getAnnotatedMethods(Bean.class.getName())) {
				String made = method.getReturnTypeName();
				ClassFile own = this.application.find(made.replace('.', '/'));
				if (own != null && own.text.contains(REVISION)) {
					return Optional.of("makes '" + made + "', which is a revision");
				}
				types.add(made);
			}
		}
		return types.stream()
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
