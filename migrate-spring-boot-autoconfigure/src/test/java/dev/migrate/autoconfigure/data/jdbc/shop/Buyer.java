package dev.migrate.autoconfigure.data.jdbc.shop;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An aggregate root that only its repository makes known, with an id of its own making.
 */
public record Buyer(@Id String code, @Version int version, String name) {

}
