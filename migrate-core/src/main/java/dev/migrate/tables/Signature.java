package dev.migrate.tables;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.migrate.lang.Internal;
import dev.migrate.settings.Runs;
import org.jspecify.annotations.Nullable;

/**
 * With what each row of the history is signed. Is made only where rows are written: some
 * machines take seconds to tell their name.
 *
 * @param installedBy who did it, or {@code null} for the database user
 * @param host the machine, or {@code null} if that is not known
 * @param reason why, or {@code null} if nobody said
 */
@Internal
public record Signature(@Nullable String installedBy, @Nullable String host, @Nullable String reason) {

	private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

	private static final int LENGTH = 255;

	/**
	 * Sign for this process.
	 * @param runs in whose name it runs
	 */
	public static Signature ofProcess(Runs runs) {
		return new Signature(runs.installedBy(), Host.NAME, runs.installedReason());
	}

	/**
	 * Sign a script, of which nobody knows where it is going to run.
	 * @param runs in whose name it runs
	 */
	public static Signature ofScript(Runs runs) {
		return new Signature(runs.installedBy(), null, runs.installedReason());
	}

	/**
	 * The same, with what was said besides.
	 * @param said what a person has said
	 */
	public Signature saying(String said) {
		return new Signature(this.installedBy, this.host, (this.reason != null) ? this.reason + "; " + said : said);
	}

	/**
	 * The name of this machine; in a container its own, which orchestrators set.
	 */
	private static @Nullable String ofMachine() {
		for (String variable : new String[] { "HOSTNAME", "COMPUTERNAME" }) {
			String name = System.getenv(variable);
			if (name != null && !name.isBlank()) {
				return shortened(name);
			}
		}
		return kernel().or(Signature::resolver).map(Signature::shortened).orElse(null);
	}

	/** Unlike the resolver, it does not ask the network. */
	private static Optional<String> kernel() {
		try {
			return Files.isReadable(KERNEL) ? Optional.of(Files.readString(KERNEL, StandardCharsets.UTF_8).strip())
				.filter((name) -> !name.isEmpty()) : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private static Optional<String> resolver() {
		try {
			return Optional.of(InetAddress.getLocalHost().getHostName());
		}
		catch (UnknownHostException ex) {
			return Optional.empty();
		}
	}

	private static String shortened(String name) {
		return (name.length() > LENGTH) ? name.substring(0, LENGTH) : name;
	}

	/**
	 * Asked once.
	 */
	private static final class Host {

		private static final @Nullable String NAME = ofMachine();

	}

}
