package dev.migrate.author.command.shop;

/**
 * What the beans of the shop call when they are created or told something, none of which
 * is to happen while a command runs.
 */
final class Asleep {

	private Asleep() {
	}

	static void wokenUp(Class<?> bean) {
		System.err.println("WOKEN UP: " + bean.getSimpleName());
		throw new IllegalStateException("'" + bean.getSimpleName() + "' was woken up");
	}

}
