package org.springframework.boot.devtools.restart;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Stands for the one of DevTools, by its whole name: it says on starting what it does.
 */
public class RestartApplicationListener implements ApplicationListener<ApplicationStartingEvent> {

	@Override
	public void onApplicationEvent(ApplicationStartingEvent event) {
		System.err.println("BEGUN ANEW");
	}

}
