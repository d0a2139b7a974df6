@NullMarked
package dev.migrate.application;

import org.jspecify.annotations.NullMarked;
