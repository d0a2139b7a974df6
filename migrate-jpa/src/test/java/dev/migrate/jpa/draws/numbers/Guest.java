package dev.migrate.jpa.draws.numbers;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;

/** Somebody whose number comes from a row of another table. */
@Entity
@Table(name = "`Guest Book`")
public class Guest {

	@Id
	@GeneratedValue(generator = "guests")
	@TableGenerator(name = "guests", table = "GuestNumbers", pkColumnValue = "guests", allocationSize = 20)
	@Column(name = "`Guest Id`")
	Long id;

	@Column(length = 20)
	String name;

}
