package dev.migrate.autogenerate;

import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * How schemas are compared.
 *
 * @param allowDrops whether what loses data is written as it is, instead of as a comment
 * @param level how much is compared
 * @param renames what is known to have had another name, besides what sources say
 * @param filters what is compared: what all of them include
 * @param rewriters edit the changes, in order
 * @param typeComparisons decide about types, the first that has an opinion
 * @param scratch an empty database of the same kind, where wanted tables may be created
 * and revisions replayed and all is dropped afterwards, or {@code null} if there is none
 */
public record AutogenerateSettings(boolean allowDrops, AutogenerateLevel level, Renames renames,
		List<ObjectFilter> filters, List<ChangeRewriter> rewriters, List<TypeComparison> typeComparisons,
		@Nullable DataSource scratch) {

	/** The defaults. */
	public static final AutogenerateSettings DEFAULTS = new AutogenerateSettings(false, AutogenerateLevel.FULL,
			Renames.NONE, List.of(), List.of(), List.of(), null);

	public AutogenerateSettings {
		filters = List.copyOf(filters);
		rewriters = List.copyOf(rewriters);
		typeComparisons = List.copyOf(typeComparisons);
	}

	/**
	 * The same at another level.
	 * @param level how much is compared
	 * @return new settings
	 */
	public AutogenerateSettings withLevel(AutogenerateLevel level) {
		return new AutogenerateSettings(this.allowDrops, level, this.renames, this.filters, this.rewriters,
				this.typeComparisons, this.scratch);
	}

}
