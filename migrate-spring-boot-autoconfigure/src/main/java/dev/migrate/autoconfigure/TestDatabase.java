package dev.migrate.autoconfigure;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The embedded database that a test slice puts in the place of the application's. What
 * the properties say of accounts and URLs is about the one that was there before.
 */
final class TestDatabase {

	/** Known by its name: a running application does not have the class. */
	private static final String AUTO_CONFIGURATION = "org.springframework.boot.jdbc.test.autoconfigure.TestDatabaseAutoConfiguration";

	private TestDatabase() {
	}

	/**
	 * Whether this is a slice, which need not have all beans of the application.
	 */
	static boolean isExpectedIn(ConfigurableListableBeanFactory beanFactory) {
		return beanFactory.containsBeanDefinition(AUTO_CONFIGURATION);
	}

	/**
	 * Whether a {@code DataSource} has been put in the place of another one.
	 */
	static boolean isBehind(String dataSource, ConfigurableListableBeanFactory beanFactory) {
		if (!isExpectedIn(beanFactory) || !beanFactory.containsBeanDefinition(dataSource)) {
			return false;
		}
		BeanDefinition definition = beanFactory.getMergedBeanDefinition(dataSource);
		return AUTO_CONFIGURATION.equals(definition.getFactoryBeanName())
				|| String.valueOf(definition.getBeanClassName()).startsWith(AUTO_CONFIGURATION);
	}

}
