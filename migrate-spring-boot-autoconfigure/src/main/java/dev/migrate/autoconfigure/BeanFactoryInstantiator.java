package dev.migrate.autoconfigure;

import dev.migrate.script.Instantiator;
import dev.migrate.script.Migration;
import dev.migrate.script.MigrationInstantiationException;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Makes instances of revisions as Spring makes beans: a constructor may ask for beans.
 */
final class BeanFactoryInstantiator implements Instantiator {

	private final AutowireCapableBeanFactory beanFactory;

	BeanFactoryInstantiator(AutowireCapableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Migration instantiate(Class<? extends Migration> type) {
		try {
			return this.beanFactory.createBean(type);
		}
		catch (BeansException ex) {
			throw failure(type.getName(), ex);
		}
	}

	static MigrationInstantiationException failure(String className, BeansException failure) {
		if (failure.getRootCause() instanceof NoSuchBeanDefinitionException missing) {
			return new MigrationInstantiationException(className, missing(failure, missing),
					"Define that bean, or take the parameter out of the constructor: what a revision does to the "
							+ "database, it does with the Operations that upgrade and downgrade are given.",
					failure);
		}
		Throwable cause = failure.getMostSpecificCause();
		return new MigrationInstantiationException(className, "creating it failed with " + cause,
				"Correct its constructor, or what the constructor asks for.", failure);
	}

	private static String missing(BeansException failure, NoSuchBeanDefinitionException missing) {
		String what = (missing.getBeanType() != null) ? "of type '" + missing.getBeanType().getName() + "'"
				: "named '" + missing.getBeanName() + "'";
		boolean parameter = failure instanceof UnsatisfiedDependencyException;
		return (parameter ? "its constructor asks for a bean " : "it needs a bean ") + what
				+ ((missing.getNumberOfBeansFound() > 0) ? ", and there are " + missing.getNumberOfBeansFound()
						: ", and there is none");
	}

}
