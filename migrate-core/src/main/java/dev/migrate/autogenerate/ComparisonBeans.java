package dev.migrate.autogenerate;

import java.util.Objects;
import java.util.function.Supplier;

import dev.migrate.error.MigrateException;
import dev.migrate.lang.Internal;

/**
 * Asks beans of the application that take part in a comparison.
 */
@Internal
public final class ComparisonBeans {

	private ComparisonBeans() {
	}

	/**
	 * Ask a bean.
	 * @param <T> the kind of answer
	 * @param bean the bean, which the exception names
	 * @param question what it is asked
	 * @return what it answers
	 * @throws ComparatorFailedException if it fails, or answers nothing; what is said in
	 * our own words is thrown as it is
	 */
	public static <T> T ask(Object bean, Supplier<T> question) {
		try {
			return Objects.requireNonNull(question.get(), "it gave null");
		}
		catch (MigrateException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new ComparatorFailedException(bean, ex);
		}
	}

}
