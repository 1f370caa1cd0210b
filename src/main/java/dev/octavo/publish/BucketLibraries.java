package dev.octavo.publish;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.target.BucketOpener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the room for buckets with the libraries that it alone needs, from {@code lib/publishing} beside the program. On the
 * class path they would cost every build a twentieth of its start.
 */
final class BucketLibraries extends URLClassLoader {
    private static final String ROOM = "dev.octavo.publish.s3.";
    private static final String OPENER = ROOM + "BucketTarget$Opener";

    private static final String CLIENT = "software/amazon/awssdk/services/s3/S3Client.class";

    private BucketLibraries(List<URL> jars) {
        super(jars.toArray(URL[]::new), BucketLibraries.class.getClassLoader());
    }

    /** What opens a bucket. Libraries that look for parts of their own find them from this thread on. */
    static BucketOpener opener() {
        ClassLoader own = BucketLibraries.class.getClassLoader();
        if (own.getResource(CLIENT) != null) {
            return opener(own);
        }
        BucketLibraries libraries = beside(program());
        Thread.currentThread().setContextClassLoader(libraries);
        return opener(libraries);
    }

    private static BucketOpener opener(ClassLoader loader) {
        try {
            return Class.forName(OPENER, true, loader)
                    .asSubclass(BucketOpener.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(OPENER + " opens buckets", e);
        }
    }

    private static BucketLibraries beside(Path program) {
        Path folder = program.resolveSibling("lib").resolve("publishing");
        if (!Files.isDirectory(folder)) {
            throw ProblemException.of(
                    "the libraries that publishing to a bucket needs are not there",
                    "they belong into " + folder + "; build or install Octavo again");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> jars = new ArrayList<>(List.of(program.toUri().toURL()));
            for (Path jar : files.sorted().toList()) {
                jars.add(jar.toUri().toURL());
            }
            return new BucketLibraries(jars);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static Path program() {
        try {
            return Path.of(BucketLibraries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program lies in a file", e);
        }
    }

    /** The room itself is loaded here, since the program's loader does not see what it is written with. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(ROOM)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }
}
