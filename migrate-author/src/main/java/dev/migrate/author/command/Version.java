package dev.migrate.author.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/**
 * The version of this library, from the manifest of its jar.
 */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() {
		@Nullable String version = Version.class.getPackage().getImplementationVersion();
		return new String[] { "migrate " + ((version != null) ? version : "(unpackaged)") };
	}

}
