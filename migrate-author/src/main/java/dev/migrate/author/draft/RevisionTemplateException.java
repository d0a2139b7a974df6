package dev.migrate.author.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;

import dev.migrate.error.MigrateException;
import org.jspecify.annotations.Nullable;

/**
 * A template for revision files cannot be used. Nothing has been written.
 */
public final class RevisionTemplateException extends MigrateException {

	private final String template;

	private RevisionTemplateException(String template, String description, String action, @Nullable Throwable cause) {
		super(description, action, cause);
		this.template = template;
	}

	static RevisionTemplateException unreadable(Path path, IOException cause) {
		return new RevisionTemplateException(path.toString(),
				"'" + path + "' cannot be read: " + cause.getClass().getSimpleName() + ".",
				"Check that it is there and that this process may read it.", cause);
	}

	static RevisionTemplateException unknownPlace(RevisionTemplate template, String place, Collection<String> known) {
		return new RevisionTemplateException(template.origin(),
				"Template '" + template.name() + "' (" + template.origin() + ") has a '${" + place
						+ "}', which stands for nothing.",
				"Write one of ${" + String.join("}, ${", known) + "}.", null);
	}

	static RevisionTemplateException unknownPlaceInName(String pattern, String place, Collection<String> known) {
		return new RevisionTemplateException(pattern,
				"The file name '" + pattern + "' has a '{" + place + "}', which stands for nothing.",
				"Write one of {" + String.join("}, {", known) + "}.", null);
	}

	/**
	 * The template.
	 * @return its file, or what it was given as
	 */
	public String template() {
		return this.template;
	}

}
