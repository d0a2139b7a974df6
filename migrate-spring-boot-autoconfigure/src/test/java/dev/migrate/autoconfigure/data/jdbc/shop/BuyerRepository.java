package dev.migrate.autoconfigure.data.jdbc.shop;

import org.springframework.data.repository.ListCrudRepository;

public interface BuyerRepository extends ListCrudRepository<Buyer, String> {

}
