package dev.migrate.script;

import dev.migrate.lang.Internal;

import org.springframework.core.io.Resource;

/**
 * A file in a location.
 *
 * @param resource its content
 * @param name its path as the location gives it, for people to read: the same on every
 * machine
 * @param url where it really is; two files with one URL are one file
 * @param origin what messages call it: its name, or its URL where several files have one
 * name
 */
@Internal
public record RevisionFile(Resource resource, String name, String url, String origin) {

	RevisionFile(Resource resource, String name, String url) {
		this(resource, name, url, name);
	}

	/**
	 * The same file, which messages call by its URL.
	 * @return the file
	 */
	public RevisionFile withOriginUrl() {
		return new RevisionFile(this.resource, this.name, this.url, this.url);
	}

	/**
	 * Whether the name ends in some way.
	 * @param suffix the end of the name, in any case
	 * @return whether it does
	 */
	public boolean hasSuffix(String suffix) {
		return this.name.regionMatches(true, this.name.length() - suffix.length(), suffix, 0, suffix.length());
	}

}
