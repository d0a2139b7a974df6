/**
 * What the tests of every module hold of its types.
 */
@NullMarked
package dev.migrate.test.rules;

import org.jspecify.annotations.NullMarked;
