package dev.migrate.autogenerate;

import java.util.List;
import java.util.Map;
import java.util.Set;

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
 * @param defaultComparisons decide about defaults, the first that has an opinion
 * @param comparators find further differences, in order
 * @param ignored what is not compared, whatever sources say
 * @param checkComparisons decide about checks, the first that has an opinion
 * @param revisionRewriters edit the revision that is written, in order
 * @param typeSources say how types are written, the first that has an opinion
 * @param naming how constraints are called of which nobody says the name: patterns by key
 */
public record AutogenerateSettings(boolean allowDrops, AutogenerateLevel level, Renames renames,
		List<ObjectFilter> filters, List<ChangeRewriter> rewriters, List<TypeComparison> typeComparisons,
		@Nullable DataSource scratch, List<DefaultComparison> defaultComparisons, List<SchemaComparator> comparators,
		Set<Aspect> ignored, List<CheckComparison> checkComparisons, List<RevisionRewriter> revisionRewriters,
		List<TypeSource> typeSources, Map<String, String> naming) {

	/** The defaults. */
	public static final AutogenerateSettings DEFAULTS = new AutogenerateSettings(false, AutogenerateLevel.FULL,
			Renames.NONE, List.of(), List.of(), List.of(), null);

	public AutogenerateSettings {
		filters = List.copyOf(filters);
		rewriters = List.copyOf(rewriters);
		typeComparisons = List.copyOf(typeComparisons);
		defaultComparisons = List.copyOf(defaultComparisons);
		comparators = List.copyOf(comparators);
		ignored = Set.copyOf(ignored);
		checkComparisons = List.copyOf(checkComparisons);
		revisionRewriters = List.copyOf(revisionRewriters);
		typeSources = List.copyOf(typeSources);
		naming = Map.copyOf(naming);
	}

	/**
	 * Settings that compare everything in the usual way.
	 * @param allowDrops whether changes that lose data are written as they are
	 * @param level how much is compared
	 * @param renames what has another name now
	 * @param filters leave things out
	 * @param rewriters edit the changes, in order
	 * @param typeComparisons decide about types, the first that has an opinion
	 * @param scratch an empty database of the same kind, or {@code null} if there is none
	 */
	public AutogenerateSettings(boolean allowDrops, AutogenerateLevel level, Renames renames,
			List<ObjectFilter> filters, List<ChangeRewriter> rewriters, List<TypeComparison> typeComparisons,
			@Nullable DataSource scratch) {
		this(allowDrops, level, renames, filters, rewriters, typeComparisons, scratch, List.of(), List.of(), Set.of(),
				List.of(), List.of(), List.of(), Map.of());
	}

	/**
	 * The same at another level.
	 * @param level how much is compared
	 * @return new settings
	 */
	public AutogenerateSettings withLevel(AutogenerateLevel level) {
		return new AutogenerateSettings(this.allowDrops, level, this.renames, this.filters, this.rewriters,
				this.typeComparisons, this.scratch, this.defaultComparisons, this.comparators, this.ignored,
				this.checkComparisons, this.revisionRewriters, this.typeSources, this.naming);
	}

	/**
	 * The same for one comparison.
	 * @param renames what has another name now
	 * @param allowDrops whether changes that lose data are written as they are
	 * @return new settings
	 */
	public AutogenerateSettings with(Renames renames, boolean allowDrops) {
		return new AutogenerateSettings(allowDrops, this.level, renames, this.filters, this.rewriters,
				this.typeComparisons, this.scratch, this.defaultComparisons, this.comparators, this.ignored,
				this.checkComparisons, this.revisionRewriters, this.typeSources, this.naming);
	}

	/**
	 * With hooks beside the others.
	 * @param defaultComparisons decide about defaults, the first that has an opinion
	 * @param comparators find further differences, in order
	 * @param ignored what is not compared, whatever sources say
	 * @return new settings
	 */
	public AutogenerateSettings with(List<DefaultComparison> defaultComparisons, List<SchemaComparator> comparators,
			Set<Aspect> ignored) {
		return new AutogenerateSettings(this.allowDrops, this.level, this.renames, this.filters, this.rewriters,
				this.typeComparisons, this.scratch, defaultComparisons, comparators, ignored, this.checkComparisons,
				this.revisionRewriters, this.typeSources, this.naming);
	}

	/**
	 * With hooks about checks and about what is written.
	 * @param checkComparisons decide about checks, the first that has an opinion
	 * @param revisionRewriters edit the revision that is written, in order
	 * @param typeSources say how types are written, the first that has an opinion
	 * @return new settings
	 */
	public AutogenerateSettings withHooks(List<CheckComparison> checkComparisons,
			List<RevisionRewriter> revisionRewriters, List<TypeSource> typeSources) {
		return new AutogenerateSettings(this.allowDrops, this.level, this.renames, this.filters, this.rewriters,
				this.typeComparisons, this.scratch, this.defaultComparisons, this.comparators, this.ignored,
				checkComparisons, revisionRewriters, typeSources, this.naming);
	}

	/**
	 * With names for constraints of which nobody says the name. A migrator gives its own.
	 * @param naming patterns by key
	 * @return new settings
	 */
	public AutogenerateSettings withNaming(Map<String, String> naming) {
		return new AutogenerateSettings(this.allowDrops, this.level, this.renames, this.filters, this.rewriters,
				this.typeComparisons, this.scratch, this.defaultComparisons, this.comparators, this.ignored,
				this.checkComparisons, this.revisionRewriters, this.typeSources, naming);
	}

}
