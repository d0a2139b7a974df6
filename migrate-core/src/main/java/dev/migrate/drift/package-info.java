/**
 * The live schema beside the one that the revisions make, and the scratch database in\n *
 * which they are run for that.
 */
@NullMarked
package dev.migrate.drift;

import org.jspecify.annotations.NullMarked;
