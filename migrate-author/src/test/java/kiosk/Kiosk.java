package kiosk;

import acme.Acme.Clock;
import acme.Acme.Note;
import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application whose properties say all of its database.
 */
@SpringBootApplication
@EnableScheduling
public class Kiosk {

	@Bean
	@Note
	Clock clock() {
		throw new IllegalStateException("WOKEN UP");
	}

	@Bean
	int[] numbers() {
		throw new IllegalStateException("WOKEN UP");
	}

	@Service
	@Note
	static class Sales implements Comparable<Sales> {

		private static final Logger logger = LoggerFactory.getLogger(Sales.class);

		private final JdbcTemplate jdbc;

		Sales(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
			throw new IllegalStateException("WOKEN UP");
		}

		@Override
		public int compareTo(Sales other) {
			logger.info("Compare {}", this.jdbc);
			return 0;
		}

	}

	@RestController
	static class Controller {

		Controller(Papers papers, Settings settings) {
			throw new IllegalStateException("WOKEN UP with " + papers + settings);
		}

		@GetMapping("/")
		String index() {
			return "";
		}

	}

	@Entity
	static class Paper {

		@Id
		private Long id;

	}

	interface Papers extends JpaRepository<Paper, Long> {

	}

	@ConfigurationProperties("kiosk")
	record Settings(String name) {

	}

	/**
	 * Begins.
	 */
	@Revision(id = "a1a1", message = "Begin")
	public static class Begin implements Migration {

		@Override
		public void upgrade(Operations op) {
			op.execute("create table paper (id bigint)");
		}

	}

}
