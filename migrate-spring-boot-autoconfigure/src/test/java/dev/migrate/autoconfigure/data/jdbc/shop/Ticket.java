package dev.migrate.autoconfigure.data.jdbc.shop;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Sequence;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An aggregate root with numbers from a sequence.
 */
@Table("ticket")
public record Ticket(@Id @Sequence("ticket_numbers") @Nullable Long id, String text) {

}
