package dev.migrate.author.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ByteArrayResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Job that the page on tenants shows is one that Kubernetes and the commands
 * understand.
 */
class JobOfTheDocsTests {

	private static final Path PAGE = Path.of("../docs/tenants.md");

	private static final Pattern JOB = Pattern.compile("```yaml\n(apiVersion: batch/v1\n.*?)```", Pattern.DOTALL);

	private static Map<String, Object> job() throws IOException {
		Matcher matcher = JOB.matcher(Files.readString(PAGE));
		assertThat(matcher.find()).isTrue();
		YamlMapFactoryBean yaml = new YamlMapFactoryBean();
		yaml.setResources(new ByteArrayResource(matcher.group(1).getBytes(UTF_8)));
		return yaml.getObject();
	}

	/** What stands under the keys, of a list the first. */
	private static Object at(Object from, String... keys) {
		Object found = from;
		for (String key : keys) {
			found = ((Map<?, ?>) found).get(key);
			found = (key.equals("containers")) ? ((List<?>) found).get(0) : found;
		}
		return found;
	}

	@Test
	void everyIndexIsAShardThatTheCommandTakes() throws IOException {
		Map<String, Object> job = job();
		assertThat(at(job, "spec", "completionMode")).isEqualTo("Indexed");
		int completions = (Integer) at(job, "spec", "completions");
		List<?> args = (List<?>) at(job, "spec", "template", "spec", "containers", "args");
		assertThat(args.get(0)).isEqualTo("migrate");
		for (int index = 0; index <= completions; index++) {
			List<String> arguments = new ArrayList<>();
			for (Object argument : args.subList(1, args.size())) {
				arguments.add(argument.toString().replace("$(JOB_COMPLETION_INDEX)", String.valueOf(index)));
			}
			assertThat(arguments).contains(index + "/" + completions);
			assertThat(understands(arguments)).as(arguments.toString()).isEqualTo(index < completions);
		}
	}

	private static boolean understands(List<String> arguments) {
		Output output = new Output(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false,
				new BufferedReader(new StringReader("")));
		return Invocation.parse(arguments, output).needsApplication();
	}

	@Test
	void whatAnotherTryDoesNotMendIsNotTriedAgain() throws IOException {
		Map<String, Object> job = job();
		assertThat(at(job, "spec", "backoffLimitPerIndex")).isInstanceOf(Integer.class);
		assertThat(at(job, "spec", "template", "spec", "restartPolicy")).isEqualTo("Never");
		List<Integer> ended = new ArrayList<>();
		for (Object rule : (List<?>) at(job, "spec", "podFailurePolicy", "rules")) {
			Object codes = at(rule, "onExitCodes");
			if (codes != null) {
				assertThat(at(rule, "action")).asString().isIn("FailJob", "FailIndex");
				assertThat(at(codes, "operator")).isEqualTo("In");
				((List<?>) at(codes, "values")).forEach((code) -> ended.add((Integer) code));
			}
		}
		assertThat(ended).containsExactlyInAnyOrderElementsOf(
				Arrays.stream(ExitCode.values()).filter(ExitCode::isLasting).map(ExitCode::number).toList());
	}

}
