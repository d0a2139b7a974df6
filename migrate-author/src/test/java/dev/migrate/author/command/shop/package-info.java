/**
 * An application that is called to migrate.
 */
package dev.migrate.author.command.shop;
