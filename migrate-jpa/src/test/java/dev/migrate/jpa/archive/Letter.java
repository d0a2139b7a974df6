package dev.migrate.jpa.archive;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import org.hibernate.envers.Audited;

/**
 * Something of which all versions are kept.
 */
@Entity
@Audited
public class Letter {

	@Id
	@GeneratedValue
	Long id;

	@Column(length = 44)
	String text;

	/**
	 * Write something else.
	 * @param text the text
	 */
	public void write(String text) {
		this.text = text;
	}

}
