package dev.migrate.script;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.util.AntPathMatcher;
import org.springframework.util.StringUtils;

/**
 * Finds files in all roots of the class path: directories, jars, and jars in the jar of
 * an application.
 */
final class ClassPathSearch implements LocationScriptSource.Search {

	private static final String ALL = ResourcePatternResolver.CLASSPATH_ALL_URL_PREFIX;

	private final ResourcePatternResolver resolver;

	ClassPathSearch(ResourceLoader resourceLoader) {
		this.resolver = new Resolver(resourceLoader);
	}

	@Override
	public Optional<List<RevisionFile>> find(Location location) throws IOException {
		String base = base(location.path());
		List<String> roots = new ArrayList<>();
		for (Resource root : this.resolver.getResources(ALL + base)) {
			roots.add(decoded(root.getURL()));
		}
		Resource[] resources = this.resolver.getResources(ALL + location.path() + "/**/*");
		boolean pattern = !base.equals(location.path() + "/");
		if (resources.length == 0 && (roots.isEmpty() || pattern)) {
			return Optional.empty();
		}
		List<RevisionFile> files = new ArrayList<>();
		for (Resource resource : resources) {
			String url = decoded(resource.getURL());
			if (!url.endsWith("/")) {
				files.add(new RevisionFile(resource, name(url, base, roots), canonical(resource, url)));
			}
		}
		return Optional.of(files);
	}

	/**
	 * The part of a path without a wildcard.
	 */
	private static String base(String path) {
		StringBuilder base = new StringBuilder();
		for (String part : path.split("/")) {
			if (part.indexOf('*') >= 0 || part.indexOf('?') >= 0) {
				break;
			}
			base.append(part).append('/');
		}
		return base.toString();
	}

	private static String name(String url, String base, List<String> roots) {
		return roots.stream()
			.filter(url::startsWith)
			.findFirst()
			.map((root) -> base + url.substring(root.length()))
			.orElse(url);
	}

	static String decoded(URL url) {
		try {
			return StringUtils.uriDecode(url.toString(), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// A percent sign in a path that nobody encoded
			return url.toString();
		}
	}

	static String canonical(Resource resource, String url) throws IOException {
		return resource.isFile() ? resource.getFile().toPath().toRealPath().toUri().toString() : url;
	}

	/**
	 * Takes names as they are: those of an archive from its directory, and those with
	 * braces for no patterns.
	 */
	private static final class Resolver extends PathMatchingResourcePatternResolver {

		Resolver(ResourceLoader resourceLoader) {
			super(resourceLoader);
			setPathMatcher(new AntPathMatcher() {

				@Override
				public boolean isPattern(@Nullable String path) {
					return path != null && (path.indexOf('*') >= 0 || path.indexOf('?') >= 0);
				}

			});
		}

		@Override
		protected Set<Resource> doFindAllClassPathResources(String path) throws IOException {
			if (path.isEmpty()) {
				return super.doFindAllClassPathResources(path);
			}
			Set<Resource> found = new LinkedHashSet<>();
			LocationListing.folders(getClassLoader(), path).forEach((url) -> found.add(convertClassLoaderURL(url)));
			return found;
		}

		@Override
		protected Set<Resource> doFindPathMatchingJarResources(Resource root, URL url, String pattern)
				throws IOException {
			if (!url.getPath().endsWith("/") || !(url.openConnection() instanceof JarURLConnection archive)) {
				return super.doFindPathMatchingJarResources(root, url, pattern);
			}
			archive.setUseCaches(false);
			String folder = Objects.requireNonNullElse(archive.getEntryName(), "");
			Set<Resource> found = new LinkedHashSet<>();
			try (JarFile file = archive.getJarFile()) {
				for (String name : (Iterable<String>) file.stream().map(ZipEntry::getName)::iterator) {
					if (name.startsWith(folder) && getPathMatcher().match(pattern, name.substring(folder.length()))) {
						found.add(new UrlResource(LocationListing.below(url, name.substring(folder.length()))));
					}
				}
			}
			return found;
		}

	}

}
