/**
 * H2.
 */
@Internal
@NullMarked
package dev.migrate.dialect.h2;

import dev.migrate.lang.Internal;
import org.jspecify.annotations.NullMarked;
