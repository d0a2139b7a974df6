package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.autogenerate.AutogenerateSettings;
import dev.migrate.autogenerate.ChangeRewriter;
import dev.migrate.autogenerate.DefaultComparison;
import dev.migrate.autogenerate.ObjectFilter;
import dev.migrate.autogenerate.PatternFilter;
import dev.migrate.autogenerate.Renames;
import dev.migrate.autogenerate.SchemaComparator;
import dev.migrate.autogenerate.TypeComparison;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Makes settings of what the properties and the application's beans say.
 */
final class AutogeneratePropertiesMapper {

	private final MigrateProperties.Autogenerate properties;

	AutogeneratePropertiesMapper(MigrateProperties.Autogenerate properties) {
		this.properties = properties;
	}

	AutogenerateSettings settings(List<ObjectFilter> filters, List<ChangeRewriter> rewriters,
			List<TypeComparison> typeComparisons, List<DefaultComparison> defaultComparisons,
			List<SchemaComparator> comparators) {
		List<ObjectFilter> all = new ArrayList<>(filters);
		all.add(PatternFilter.of(this.properties.include(), this.properties.exclude()));
		return new AutogenerateSettings(this.properties.allowDrops(), this.properties.level(), Renames.NONE, all,
				rewriters, typeComparisons, scratch(this.properties.scratch()))
			.with(defaultComparisons, comparators, this.properties.ignore());
	}

	private static @Nullable DataSource scratch(MigrateProperties.Scratch scratch) {
		if (scratch.url() == null) {
			return null;
		}
		DataSourceBuilder<SimpleDriverDataSource> builder = DataSourceBuilder.create()
			.type(SimpleDriverDataSource.class)
			.url(scratch.url())
			.username(scratch.user())
			.password(scratch.password());
		String driverClassName = scratch.driverClassName();
		return ((driverClassName != null) ? builder.driverClassName(driverClassName) : builder).build();
	}

}
