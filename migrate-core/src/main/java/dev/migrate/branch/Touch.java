package dev.migrate.branch;

/**
 * A thing that an operation touches.
 *
 * @param thing the thing
 * @param manner how it is touched
 */
record Touch(Thing thing, Manner manner) {
}
