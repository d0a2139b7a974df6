package dev.migrate.sample;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * Something that is sold.
 */
@Entity
@Table(name = "products")
public class Product {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(length = 20, unique = true)
	private @Nullable String sku;

	@Column(nullable = false, length = 200)
	private String name = "";

	@Column(nullable = false, precision = 10, scale = 2)
	private BigDecimal price = BigDecimal.ZERO;

	public @Nullable Long getId() {
		return this.id;
	}

	public @Nullable String getSku() {
		return this.sku;
	}

	public String getName() {
		return this.name;
	}

	public BigDecimal getPrice() {
		return this.price;
	}

}
