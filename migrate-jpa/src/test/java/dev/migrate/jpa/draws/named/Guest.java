package dev.migrate.jpa.draws.named;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** Somebody whose number comes from a sequence of the name of the table. */
@Entity
@Table(name = "`Guest Book`")
public class Guest {

	@Id
	@GeneratedValue(generator = "guests")
	@SequenceGenerator(name = "guests", sequenceName = "`Guest Book`", allocationSize = 20)
	@Column(name = "`Guest Id`")
	Long id;

	@Column(length = 20)
	String name;

}
