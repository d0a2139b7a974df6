/**
 * An application that is called to migrate.
 */
package dev.migrate.autoconfigure.command.shop;
