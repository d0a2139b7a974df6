package dev.migrate.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Finds and keeps {@link Product}s.
 */
public interface ProductRepository extends JpaRepository<Product, Long> {

}
