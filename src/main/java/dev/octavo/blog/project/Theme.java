package dev.octavo.blog.project;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A theme that is packed with the program. It is small, so kept in memory. */
public final class Theme {
    public static final Theme NONE = new Theme(new TreeMap<>());

    private final SortedMap<SourcePath, byte[]> files;

    private Theme(SortedMap<SourcePath, byte[]> files) {
        this.files = files;
    }

    /** Returns the default theme, for sites without templates or their own stylesheet. */
    public static Theme packed() {
        return Packed.THEME;
    }

    /** Returns the names of the others, sorted. */
    public static List<String> names() {
        return Others.THEMES.paths().stream()
                .map(path -> path.value().substring(0, path.value().indexOf('/')))
                .distinct()
                .toList();
    }

    /** Returns the names of all themes that the site in {@code folder} may choose. */
    public static SortedSet<String> namesFor(Path folder) {
        SortedSet<String> names = namesIn(folder);
        names.addAll(names());
        names.add(ThemeStack.DEFAULT);
        return names;
    }

    /** Returns the names of the themes in the folder of a site, as they are on disk. */
    static SortedSet<String> namesIn(Path folder) {
        SortedSet<String> names = new TreeSet<>();
        try (Stream<Path> own = Files.list(folder.resolve(ThemeStack.FOLDER))) {
            own.filter(theme -> Files.exists(theme.resolve(ThemeStack.SETTINGS)))
                    .forEach(theme -> names.add(String.valueOf(theme.getFileName())));
        } catch (IOException | UncheckedIOException none) {
            return names; // it has none of its own
        }
        return names;
    }

    /** Returns the other theme of that name. */
    public static Theme named(String name) {
        SortedMap<SourcePath, byte[]> files = new TreeMap<>();
        Others.THEMES.files.forEach((path, bytes) -> {
            if (path.isUnder(name)) {
                files.put(new SourcePath(path.value().substring(name.length() + 1)), bytes);
            }
        });
        return new Theme(files);
    }

    /** Is initialized with a native image, which contains the theme as it is in memory. */
    private static final class Packed {
        static final Theme THEME = read("theme/");
    }

    /** The same for the other themes, whose paths begin with their names. */
    private static final class Others {
        static final Theme THEMES = read("themes/");
    }

    private static Theme read(String folder) {
        Path program = Resources.program();
        return Files.isDirectory(program) ? in(program.resolve(folder)) : inArchive(program, folder);
    }

    /** Reads the theme whose {@code templates/} and {@code static/} are in {@code folder}. */
    public static Theme in(Path folder) {
        SortedMap<SourcePath, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return NONE;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                String name = Slashes.of(folder.relativize(path));
                files.put(new SourcePath(name), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the theme in " + folder, e);
        }
        return new Theme(files);
    }

    /** Reads the theme in a folder of a jar, such as {@code theme/}. */
    static Theme inArchive(Path archive, String folder) {
        SortedMap<SourcePath, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        files.put(new SourcePath(entry.getName().substring(folder.length())), in.readNBytes((int)
                                entry.getSize()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the theme in " + archive, e);
        }
        return new Theme(files);
    }

    public Set<SourcePath> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    public Optional<byte[]> bytes(SourcePath path) {
        return Optional.ofNullable(files.get(path));
    }
}
