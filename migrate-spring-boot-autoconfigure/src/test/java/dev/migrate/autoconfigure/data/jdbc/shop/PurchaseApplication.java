package dev.migrate.autoconfigure.data.jdbc.shop;

import java.util.List;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;

@SpringBootConfiguration(proxyBeanMethods = false)
@AutoConfigurationPackage
public class PurchaseApplication {

	@Bean
	JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
		return JdbcCustomConversions.of(dialect, List.of(Colors.Write.INSTANCE, Colors.Read.INSTANCE));
	}

	// With JPA on the class path too, Spring Data finds no repository of an entity
	// without annotation
	@Bean
	static JdbcRepositoryFactoryBean<BuyerRepository, Buyer, String> buyerRepository() {
		return new JdbcRepositoryFactoryBean<>(BuyerRepository.class);
	}

}
