package dev.migrate.author.command;

import dev.migrate.Fleet;
import dev.migrate.Migrator;
import dev.migrate.tenant.IllegalTenantException;
import dev.migrate.tenant.Shard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/**
 * What commands take that can be about all tenants. A part that does not exist is refused
 * before the application is set up.
 */
final class TenantOptions {

	@Option(names = "--shard", paramLabel = "<i/n>", converter = ShardConverter.class,
			description = "Of the tenants, only one of n parts, from 0/n on: for one of several machines.")
	private @Nullable Shard shard;

	/**
	 * Whether a part of the tenants is asked for.
	 * @param options the options that may name one tenant
	 * @return whether it is
	 * @throws IllegalUsageException if one tenant is named, too
	 */
	boolean areGiven(StandardOptions options) {
		if (this.shard != null && options.tenant() != null) {
			throw new IllegalUsageException("Both --tenant and --shard say which tenants are meant.",
					"Leave out one of them.");
		}
		return this.shard != null;
	}

	/**
	 * The tenants that are meant.
	 * @return all of them, or the part that is asked for
	 */
	Fleet of(Migrator migrator) {
		return (this.shard != null) ? migrator.fleet().shard(this.shard) : migrator.fleet();
	}

	/**
	 * Reads a part.
	 */
	static final class ShardConverter implements ITypeConverter<Shard> {

		@Override
		public Shard convert(String text) {
			try {
				return Shard.parse(text);
			}
			catch (IllegalTenantException ex) {
				throw new TypeConversionException(ex.description() + " " + ex.action());
			}
		}

	}

}
