package dev.migrate.sample;

import dev.migrate.test.MigratedDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

import static org.assertj.core.api.Assertions.assertThat;

@DataJpaTest
@MigratedDatabase
class ProductRepositoryTests {

	@Autowired
	private ProductRepository products;

	@Test
	void shelvesAreFull() {
		assertThat(this.products.findAll()).extracting(Product::getSku).contains("TEA-100", "MUG-1", "POT-3");
	}

}
