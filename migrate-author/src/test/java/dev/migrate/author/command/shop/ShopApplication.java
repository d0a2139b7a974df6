package dev.migrate.author.command.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.devtools.restart.RestartApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * An application in which everything fails that is created, except for what a command
 * needs.
 */
@SpringBootApplication
@EnableScheduling
@EnableAsync
public class ShopApplication {

	@Bean
	PriceList priceList() {
		return new PriceList("eur");
	}

	/**
	 * Start the shop.
	 * @param args arguments
	 */
	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(ShopApplication.class);
		application.addListeners(new RestartApplicationListener());
		application.run(args);
		System.out.println("The shop is open.");
	}

	/**
	 * What a revision asks for.
	 *
	 * @param currency the currency of all prices
	 */
	public record PriceList(String currency) {

	}

}
