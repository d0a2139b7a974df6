package dev.migrate.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Finds and keeps {@link Customer}s.
 */
public interface CustomerRepository extends JpaRepository<Customer, Long> {

}
