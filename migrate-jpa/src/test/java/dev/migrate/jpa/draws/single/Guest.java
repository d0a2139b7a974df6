package dev.migrate.jpa.draws.single;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** Somebody whose number comes from a sequence, each one by itself. */
@Entity
@Table(name = "`Guest Book`")
public class Guest {

	@Id
	@GeneratedValue(generator = "guests")
	@SequenceGenerator(name = "guests", sequenceName = "`Guest No`", allocationSize = 1)
	@Column(name = "`Guest Id`")
	Long id;

	@Column(length = 20)
	String name;

}
