package dev.migrate.script;

/**
 * Makes an instance of a revision's class when it has to run.
 */
@FunctionalInterface
public interface Instantiator {

	/**
	 * Make an instance.
	 * @param type the class
	 * @return a new instance
	 * @throws MigrationInstantiationException if that is not possible
	 */
	Migration instantiate(Class<? extends Migration> type);

	/**
	 * Calls the constructor without parameters, which need not be public.
	 * @return the instantiator
	 */
	static Instantiator withoutParameters() {
		return new ParameterlessInstantiator();
	}

}
