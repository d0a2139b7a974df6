package dev.migrate.autoconfigure.data.jdbc.shop;

import org.springframework.data.repository.ListCrudRepository;

public interface TicketRepository extends ListCrudRepository<Ticket, Long> {

}
