@NullMarked
package dev.migrate.application.revisions;

import org.jspecify.annotations.NullMarked;
