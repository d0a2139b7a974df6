package dev.migrate.author.command.shop;

import dev.migrate.author.command.shop.ShopApplication.PriceList;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Beans that are not to be created while a command runs, but for one.
 */
final class SleepingBeans {

	private SleepingBeans() {
	}

	@Component
	static class MessageConsumer implements SmartLifecycle {

		MessageConsumer() {
			Asleep.wokenUp(MessageConsumer.class);
		}

		@Override
		public void start() {
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

	@Component
	static class NightlyJob {

		NightlyJob() {
			Asleep.wokenUp(NightlyJob.class);
		}

		@Scheduled(fixedRate = 10)
		void run() {
		}

	}

	@Component
	static class FirstRunner implements ApplicationRunner {

		FirstRunner() {
			Asleep.wokenUp(FirstRunner.class);
		}

		@Override
		public void run(ApplicationArguments args) {
		}

	}

	@Component
	static class SecondRunner implements CommandLineRunner {

		SecondRunner() {
			Asleep.wokenUp(SecondRunner.class);
		}

		@Override
		public void run(String... args) {
		}

	}

	@Component
	static class AllEars implements ApplicationListener<ApplicationEvent> {

		AllEars() {
			Asleep.wokenUp(AllEars.class);
		}

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
		}

	}

	@Component
	static class OneEar {

		OneEar() {
			Asleep.wokenUp(OneEar.class);
		}

		@EventListener
		void on(ApplicationEvent event) {
		}

	}

	@Component
	static class LastOfAll implements SmartInitializingSingleton {

		LastOfAll() {
			Asleep.wokenUp(LastOfAll.class);
		}

		@Override
		public void afterSingletonsInstantiated() {
		}

	}

	@Component
	static class Postman {

		Postman() {
			Asleep.wokenUp(Postman.class);
		}

	}

	@Component
	static class Stamper implements BeanPostProcessor {

		Stamper(Postman postman) {
			Asleep.wokenUp(postman.getClass());
		}

	}

	/**
	 * Asks for nothing, so that it takes part.
	 */
	@Component
	static class CurrencyExchange implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			return (bean instanceof PriceList) ? new PriceList("chf") : bean;
		}

	}

	@RestController
	static class OrderController {

		OrderController(OrderRepository orders) {
			Asleep.wokenUp(orders.getClass());
		}

		@GetMapping("/")
		String index() {
			return "";
		}

	}

}
