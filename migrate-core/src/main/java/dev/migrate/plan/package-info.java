/**
 * What would run and what the version table would hold after it: {@code Planner},
 * {@code MigrationPlan}, {@code Step}, {@code VersionChange}. A plan is complete before
 * its first statement runs.
 */
@NullMarked
package dev.migrate.plan;

import org.jspecify.annotations.NullMarked;
