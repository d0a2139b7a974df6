package dev.migrate.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Finds and keeps {@link Order}s.
 */
public interface OrderRepository extends JpaRepository<Order, Long> {

}
