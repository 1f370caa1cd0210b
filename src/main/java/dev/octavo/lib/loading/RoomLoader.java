package dev.octavo.lib.loading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads a room with the libraries that only it needs, from a folder in {@code lib} beside the program. On the class path, they
 * would lengthen the start of every build by a twentieth.
 */
public final class RoomLoader extends URLClassLoader {
    private final String room;

    private RoomLoader(String room, List<URL> jars) {
        super(jars.toArray(URL[]::new), RoomLoader.class.getClassLoader());
        this.room = room;
    }

    /** The folder of the libraries is missing. */
    public static final class MissingException extends Exception {
        private static final long serialVersionUID = 1L;

        private MissingException(Path folder) {
            super(folder.toString());
        }

        /** The folder where the libraries belong. */
        public String folder() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Creates an object of a class in a room, by its constructor without parameters.
     *
     * @param library a class of the room's libraries; if the program's own class loader finds it, that loads the room too
     * @param folder the folder of these libraries in {@code lib}
     */
    public static <T> T newInstance(Class<T> type, String name, String library, String folder) throws MissingException {
        ClassLoader loader = of(name.substring(0, name.lastIndexOf('.') + 1), library, folder);
        try {
            return Class.forName(name, true, loader)
                    .asSubclass(type)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " is a " + type.getSimpleName() + " that anyone can make", e);
        }
    }

    private static ClassLoader of(String room, String library, String folder) throws MissingException {
        ClassLoader own = RoomLoader.class.getClassLoader();
        // A native program contains all rooms.
        if (Resources.isNative() || own.getResource(library.replace('.', '/') + ".class") != null) {
            return own;
        }
        Path program = Resources.program();
        Path libraries = program.resolveSibling("lib").resolve(folder);
        if (!Files.isDirectory(libraries)) {
            throw new MissingException(libraries);
        }
        try (Stream<Path> files = Files.list(libraries)) {
            List<URL> jars = new ArrayList<>(List.of(program.toUri().toURL()));
            for (Path jar : files.sorted().toList()) {
                jars.add(jar.toUri().toURL());
            }
            return new RoomLoader(room, jars);
        } catch (IOException e) {
            throw new UncheckedIOException(libraries + " cannot be read", e);
        }
    }

    /** Loads the room's own classes here, since the program's class loader does not see its libraries. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(room)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }
}
