package dev.migrate.autoconfigure.application;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Starts the application in a process of its own, and is called by one of its revisions.
 */
public final class TerminatedStart {

	/** What the process says when its long statement is about to run. */
	static final String REACHED = "the long statement is next";

	private TerminatedStart() {
	}

	public static void main(String[] arguments) {
		new SpringApplicationBuilder(UsersApplication.class).web(WebApplicationType.NONE)
			.properties("spring.jpa.hibernate.ddl-auto=none")
			.run(arguments);
		System.out.println("started");
	}

	/**
	 * Say how far the revision has come.
	 * @return nothing of interest
	 */
	public static int reached() {
		System.out.println(REACHED);
		return 1;
	}

}
