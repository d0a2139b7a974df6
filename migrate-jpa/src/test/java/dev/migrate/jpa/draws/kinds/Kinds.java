package dev.migrate.jpa.draws.kinds;

import java.util.Properties;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import org.hibernate.MappingException;
import org.hibernate.annotations.GenericGenerator;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.GeneratorCreationContext;
import org.hibernate.id.IdentifierGenerator;

/** Keys of several tables, and one that cannot be made. */
public final class Kinds {

	private Kinds() {
	}

	/** Has a table of its own. */
	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	public static class Joined {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

	}

	/** Has a table for what it has more, with the same key. */
	@Entity
	public static class JoinedMore extends Joined {

		int more;

	}

	/** Has no table. */
	@Entity
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	public abstract static class United {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

	}

	/** Has a table with keys of its own. */
	@Entity
	public static class UnitedOne extends United {

	}

	/** Has another one. */
	@Entity
	public static class UnitedTwo extends United {

	}

	/** Nobody can save it, and everybody start with it. */
	@Entity
	@SuppressWarnings("removal")
	public static class Unmade {

		@Id
		@GeneratedValue(generator = "unmade")
		@GenericGenerator(name = "unmade", type = Refusing.class)
		Long id;

	}

	/** A generator that refuses what it is told. */
	public static class Refusing implements IdentifierGenerator {

		@Override
		public void configure(GeneratorCreationContext context, Properties parameters) {
			throw new MappingException("No generator of '" + context.getProperty() + "'");
		}

		@Override
		public Object generate(SharedSessionContractImplementor session, Object object) {
			return 1L;
		}

	}

}
