package dev.migrate.autoconfigure.application;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application whose tables come from the revisions in {@code db.revisions}.
 */
@SpringBootApplication
public class UsersApplication {

}
