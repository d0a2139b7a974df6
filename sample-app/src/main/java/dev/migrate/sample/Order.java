package dev.migrate.sample;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has ordered.
 */
@Entity
@Table(name = "orders")
public class Order {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(optional = false)
	@JoinColumn(name = "customer_id")
	private Customer customer = new Customer();

	@Column(nullable = false)
	private LocalDateTime placedAt = LocalDateTime.now();

	@Column(length = 500)
	private @Nullable String note;

	@OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
	@JoinColumn(name = "order_id", nullable = false, foreignKey = @ForeignKey(options = "on delete cascade"))
	private List<OrderItem> items = new ArrayList<>();

	protected Order() {
	}

	public Order(Customer customer, @Nullable String note) {
		this.customer = customer;
		this.note = note;
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public Customer getCustomer() {
		return this.customer;
	}

	public LocalDateTime getPlacedAt() {
		return this.placedAt;
	}

	public @Nullable String getNote() {
		return this.note;
	}

	public List<OrderItem> getItems() {
		return this.items;
	}

}
