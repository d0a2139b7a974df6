package dev.migrate.autoconfigure.data.jdbc.shop;

import org.springframework.data.repository.ListCrudRepository;

public interface PurchaseRepository extends ListCrudRepository<Purchase, Long> {

}
