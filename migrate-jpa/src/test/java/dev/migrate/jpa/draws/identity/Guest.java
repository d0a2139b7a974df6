package dev.migrate.jpa.draws.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody whose number comes from the table. */
@Entity
@Table(name = "`Guest Book`")
public class Guest {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Column(name = "`Guest Id`")
	Long id;

	@Column(length = 20)
	String name;

}
