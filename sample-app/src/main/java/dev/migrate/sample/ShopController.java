package dev.migrate.sample;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The shop's counter.
 */
@RestController
public class ShopController {

	private final CustomerRepository customers;

	private final ProductRepository products;

	private final OrderRepository orders;

	ShopController(CustomerRepository customers, ProductRepository products, OrderRepository orders) {
		this.customers = customers;
		this.products = products;
		this.orders = orders;
	}

	@GetMapping("/customers")
	List<Customer> customers() {
		return this.customers.findAll();
	}

	@GetMapping("/products")
	List<Product> products() {
		return this.products.findAll();
	}

	@GetMapping("/orders")
	List<Order> orders() {
		return this.orders.findAll();
	}

	@PostMapping("/orders")
	@ResponseStatus(HttpStatus.CREATED)
	@Transactional
	Order place(@RequestBody OrderRequest request) {
		Order order = new Order(this.customers.findById(request.customerId()).orElseThrow(), request.note());
		Product product = this.products.findById(request.productId()).orElseThrow();
		order.getItems().add(new OrderItem(product, request.quantity()));
		return this.orders.save(order);
	}

	/**
	 * What a customer asks for.
	 *
	 * @param customerId who
	 * @param productId what
	 * @param quantity how many
	 * @param note what else there is to say, or {@code null}
	 */
	record OrderRequest(long customerId, long productId, int quantity, @Nullable String note) {
	}

}
