package dev.migrate.autoconfigure.command;

import dev.migrate.lang.Internal;

import org.springframework.boot.SpringApplicationRunListener;

/**
 * Listens to the start of an application that was called with a command, and runs the
 * command in its place. Found in {@code META-INF/spring.factories}, and made with the
 * {@link org.springframework.boot.SpringApplication} and the {@link CommandArguments}.
 */
@Internal
public interface CommandListener extends SpringApplicationRunListener {

}
