package dev.migrate.application;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.Lock;

import dev.migrate.Migrator;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.integration.jdbc.lock.JdbcLockRegistry;
import org.springframework.integration.jdbc.metadata.JdbcMetadataStore;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What else of Spring uses the database finds the tables that a revision has made, and
 * only who may see the endpoint sees the page.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class WholeApplicationTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	@LocalServerPort
	private int port;

	@Autowired
	private Migrator migrator;

	@Autowired
	private ConfigurableListableBeanFactory beanFactory;

	@ParameterizedTest
	@ValueSource(
			classes = { JobRepository.class, DSLContext.class, JdbcIndexedSessionRepository.class, Scheduler.class })
	void usersOfTheDatabaseWait(Class<?> type) {
		List<String> names = List.of(this.beanFactory.getBeanNamesForType(type));
		assertThat(names).isNotEmpty()
			.allSatisfy((name) -> assertThat(this.beanFactory.getBeanDefinition(name.replace("&", "")).getDependsOn())
				.contains("migrationInitializer"));
	}

	@Test
	void batchKeepsItsJobs(@Autowired JobRepository jobs) {
		jobs.createJobInstance("nightly", new JobParameters());
		assertThat(jobs.getJobNames()).containsExactly("nightly");
	}

	@Test
	void quartzKeepsItsJobs(@Autowired Scheduler scheduler) throws Exception {
		assertThat(scheduler.isStarted()).isTrue();
		scheduler.addJob(JobBuilder.newJob(Nothing.class).withIdentity("tidy").storeDurably().build(), true);
		assertThat(scheduler.checkExists(JobKey.jobKey("tidy"))).isTrue();
	}

	@Test
	<S extends Session> void sessionsAreKept(@Autowired SessionRepository<S> sessions) {
		S session = sessions.createSession();
		session.setAttribute("cart", "tea");
		sessions.save(session);
		S found = sessions.findById(session.getId());
		assertThat(found).isNotNull();
		assertThat(found.<String>getAttribute("cart")).isEqualTo("tea");
	}

	@Test
	void integrationLocksAndKeeps(@Autowired JdbcLockRegistry locks, @Autowired JdbcMetadataStore metadata) {
		Lock lock = locks.obtain("import");
		assertThat(lock.tryLock()).isTrue();
		lock.unlock();
		metadata.put("last", "42");
		assertThat(metadata.get("last")).isEqualTo("42");
	}

	@Test
	void queriesOfJooqFindTheTables(@Autowired DSLContext jooq) {
		assertThat(jooq.fetchCount(DSL.table("migrate_version"))).isEqualTo(1);
		assertThat(this.migrator.current()).containsExactly("a1b2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/migrator", "/migrator/a1b2", "/migrator?details=true", "/none" })
	void pageIsSeenByWhoMaySeeTheEndpointAndByNobodyElse(String path) throws Exception {
		HttpResponse<String> stranger = get(path, null, BROWSER);
		assertThat(stranger.statusCode()).isEqualTo(401);
		HttpResponse<String> customer = get(path, "customer", BROWSER);
		assertThat(customer.statusCode()).isEqualTo(403);
		assertThat(stranger.body() + customer.body()).doesNotContain("a1b2", "migrator", "H2", "<svg");
		assertThat(get(path, "customer", "application/json").statusCode()).isEqualTo(403);
		HttpResponse<String> operator = get(path, "operator", BROWSER);
		assertThat(operator.statusCode()).isEqualTo("/none".equals(path) ? 404 : 200);
		assertThat(operator.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		assertThat(operator.body()).startsWith("<!DOCTYPE html>");
	}

	private HttpResponse<String> get(String path, String user, String accept) throws Exception {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://localhost:" + this.port + "/actuator/migrations" + path))
			.header("Accept", accept);
		if (user != null) {
			request.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8)));
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

	/**
	 * A job that does nothing.
	 */
	public static class Nothing implements org.quartz.Job {

		@Override
		public void execute(org.quartz.JobExecutionContext context) {
		}

	}

}
