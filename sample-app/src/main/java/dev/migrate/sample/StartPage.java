package dev.migrate.sample;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * What somebody meets who opens the shop in a browser: its shelves and orders, read
 * through the repositories, and the way to what the revisions made of the database.
 */
@RestController
class StartPage {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
			<title>Shop</title>
			<style>
			:root { color-scheme: light dark; }
			body { font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
			table { border-collapse: collapse; width: 100%%; }
			th, td { text-align: left; padding: .3rem .5rem .3rem 0; border-bottom: 1px solid #8888; overflow-wrap: anywhere; }
			td.number { text-align: right; white-space: nowrap; }
			</style>
			</head>
			<body>
			<h1>Shop</h1>
			<p>%s, %s. All that is here was made by revisions:
			<a href="actuator/migrations">see the migrations</a>.</p>
			<h2>On the shelves</h2>
			<table>
			<thead><tr><th scope="col">SKU</th><th scope="col">Product</th><th scope="col">Price</th></tr></thead>
			<tbody>
			%s
			</tbody>
			</table>
			<h2>Orders</h2>
			%s
			<p>As JSON: <a href="products">products</a>, <a href="customers">customers</a>, <a href="orders">orders</a>,
			<a href="actuator/health">health</a>.</p>
			</body>
			</html>
			""";

	private final CustomerRepository customers;

	private final ProductRepository products;

	private final OrderRepository orders;

	StartPage(CustomerRepository customers, ProductRepository products, OrderRepository orders) {
		this.customers = customers;
		this.products = products;
		this.orders = orders;
	}

	@GetMapping(path = "/", produces = "text/html;charset=UTF-8")
	String page() {
		String shelves = this.products.findAll().stream().map(this::shelf).collect(Collectors.joining("\n"));
		return PAGE.formatted(count(this.customers.count(), "customer"), count(this.orders.count(), "order"), shelves,
				placedOrders());
	}

	private String placedOrders() {
		String items = this.orders.findAll().stream().map(this::line).collect(Collectors.joining("\n"));
		return items.isEmpty() ? "<p>None yet.</p>" : "<ul>\n" + items + "\n</ul>";
	}

	private String shelf(Product product) {
		return "<tr><td>%s</td><td>%s</td><td class=\"number\">%s</td></tr>".formatted(text(product.getSku()),
				text(product.getName()), product.getPrice());
	}

	private String line(Order order) {
		String what = order.getItems()
			.stream()
			.map((item) -> item.getQuantity() + " × " + text(item.getProduct().getName()))
			.collect(Collectors.joining(", "));
		String note = (order.getNote() != null) ? ": " + text(order.getNote()) : "";
		return "<li>%s, %s%s</li>".formatted(what, text(order.getCustomer().getFullName()), note);
	}

	private static String count(long number, String what) {
		return number + " " + what + ((number != 1) ? "s" : "");
	}

	private static String text(@Nullable String value) {
		return (value != null) ? HtmlUtils.htmlEscape(value) : "";
	}

}
