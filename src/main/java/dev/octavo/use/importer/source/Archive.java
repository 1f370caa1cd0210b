package dev.octavo.use.importer.source;

import dev.octavo.blog.project.ReadError;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.io.FileUtils;

/**
 * What somebody gives to be imported: a folder, a file, or a zip, which is unpacked into a temporary folder and deleted in the
 * end. Whatever a zip contains, nothing is written outside of that folder.
 *
 * @param root the folder, or the file
 * @param temporary deleted in the end; empty if nothing was unpacked
 * @param from what somebody gave, by which its files are called
 * @param left the names of files in a zip that cannot be beside others of it, with the reasons
 */
public record Archive(Path root, Optional<Path> temporary, Path from, Map<String, String> left)
        implements AutoCloseable {
    private static final int MOST_ENTRIES = 500_000;
    private static final long MOST_BYTES = 64L << 30;
    /** No text that people wrote becomes this much smaller; what is small anyway may. */
    private static final int HIGHEST_RATIO = 200;

    private static final long HARMLESS = 32L << 20;
    /** Notion packs zips into a zip, and nothing else. */
    private static final int MOST_LEVELS = 2;
    /** In bytes, on every file system that is in use. */
    private static final int LONGEST_NAME = 255;

    /**
     * Opens what is at a path.
     *
     * @throws ProblemException if a zip is torn or hostile
     */
    public static Archive open(Path from) throws IOException {
        return open(from, HARMLESS);
    }

    /** @param harmless up to how many bytes a file or all may be, however small the zip is */
    static Archive open(Path from, long harmless) throws IOException {
        if (Files.isDirectory(from)
                || !(Unpacking.isNamedZip(from) || Export.head(from).startsWith("PK"))) {
            return new Archive(from, Optional.empty(), from, Map.of());
        }
        Path folder = Files.createTempDirectory("octavo-import");
        Unpacking unpacking = new Unpacking(harmless, Files.size(from));
        Archive archive = new Archive(folder, Optional.of(folder), from, unpacking.left);
        try {
            unpacking.unpack(from, Slashes.of(from), folder, 1);
            return archive;
        } catch (IOException failed) {
            archive.close();
            throw new ProblemException(
                    ProblemKind.COMMAND
                            .error(
                                    "this zip cannot be unpacked: " + ReadError.reason(failed),
                                    Location.file(Slashes.of(from)))
                            .hint(
                                    "make room in the system's folder of temporary files, or unpack it yourself and name the folder"));
        } catch (RuntimeException failed) {
            archive.close();
            throw failed;
        }
    }

    /** Problems with what was unpacked, by the names that its files have in the zip. */
    public ProblemException named(ProblemException wrong) {
        return temporary.isEmpty()
                ? wrong
                : new ProblemException(wrong.problems().stream()
                        .map(problem -> problem.saying(named(problem.message()))
                                .at(problem.location()
                                        .map(at -> new Location(named(at.path()), at.line(), at.column(), at.length())))
                                .hint(problem.hint().map(this::named)))
                        .toList());
    }

    private String named(String text) {
        return text.replace(Slashes.of(root), Slashes.of(from));
    }

    /** Unpacks zips, up to limits that are those of all together. */
    private static final class Unpacking {
        private final long harmless;
        private final long packed;
        private final Map<String, String> left = new LinkedHashMap<>();
        private int entries;
        private long bytes;

        Unpacking(long harmless, long packed) {
            this.harmless = harmless;
            this.packed = Math.max(1, packed);
        }

        /** @param name of the zip, for people */
        void unpack(Path zip, String name, Path folder, int level) throws IOException {
            Set<Path> written = new LinkedHashSet<>();
            try (ZipFile file = open(zip, name)) {
                Enumeration<? extends ZipEntry> all = file.entries();
                while (all.hasMoreElements()) {
                    ZipEntry entry = all.nextElement();
                    if (++entries > MOST_ENTRIES) {
                        throw refused(name, "has more than " + Figures.count(MOST_ENTRIES, "file"));
                    }
                    Path target = target(name, folder, entry.getName());
                    boolean ofMacs = entry.getName().matches("(?s)__MACOSX/.*|.*\\.DS_Store");
                    Optional<String> inTheWay = ofMacs ? Optional.empty() : inTheWay(folder, target, entry);
                    if (inTheWay.isPresent()) {
                        left.putIfAbsent(name + "/" + entry.getName(), inTheWay.get());
                    } else if (entry.isDirectory()) {
                        Files.createDirectories(target);
                    } else if (!ofMacs) {
                        write(name, file, entry, target);
                        written.add(target);
                    }
                }
            }
            // Other zips are downloads of the blog.
            if (level < MOST_LEVELS && written.stream().allMatch(Unpacking::isNamedZip)) {
                for (Path inner : written) {
                    String bare = Slashes.of(inner.getFileName());
                    unpack(
                            inner,
                            name + "/" + Slashes.of(folder.relativize(inner)),
                            inner.resolveSibling(bare.substring(0, bare.length() - 4)),
                            level + 1);
                    Files.delete(inner);
                }
            }
        }

        /** Why an entry cannot be written beside those that are there. */
        private static Optional<String> inTheWay(Path folder, Path target, ZipEntry entry) {
            boolean file = Stream.iterate(target.getParent(), up -> up.startsWith(folder), Path::getParent)
                    .anyMatch(Files::isRegularFile);
            boolean there = entry.isDirectory() ? Files.isRegularFile(target) : Files.exists(target);
            return Stream.of(target)
                            .flatMap(path -> StreamSupport.stream(path.spliterator(), false))
                            .anyMatch(part -> part.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME)
                    ? Optional.of("a name that is too long")
                    : file || (there && (entry.isDirectory() || Files.isDirectory(target)))
                            ? Optional.of("the zip has a file and a folder of one name")
                            : there ? Optional.of("the zip has two files of one name") : Optional.empty();
        }

        private static ZipFile open(Path zip, String name) throws IOException {
            try {
                return new ZipFile(zip.toFile());
            } catch (ZipException torn) {
                throw refused(name, "is torn or no zip, so it cannot be unpacked");
            }
        }

        private static Path target(String zip, Path folder, String name) {
            try {
                Path target = folder.resolve(name).normalize();
                if (!name.matches("(?s)/.*|.*\\\\.*|.*:/.*|[A-Za-z]:.*")
                        && target.startsWith(folder)
                        && !Path.of(name).isAbsolute()) {
                    return target;
                }
            } catch (InvalidPathException noPath) {
                // told below
            }
            throw refused(zip, "would write a file outside of its folder: \"" + name + "\"");
        }

        private void write(String zip, ZipFile file, ZipEntry entry, Path target) throws IOException {
            Files.createDirectories(target.getParent());
            long size = Math.max(1, entry.getCompressedSize());
            long written = 0;
            try (InputStream in = file.getInputStream(entry);
                    OutputStream out = Files.newOutputStream(target)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    written += read;
                    bytes += read;
                    boolean bomb = (written > harmless && written / size > HIGHEST_RATIO)
                            || (bytes > harmless && bytes / packed > HIGHEST_RATIO);
                    if (bomb || bytes > MOST_BYTES) {
                        throw refused(zip, "becomes too large when it is unpacked: \"" + entry.getName() + "\"");
                    }
                    out.write(buffer, 0, read);
                }
            } catch (ZipException | EOFException torn) {
                throw refused(zip, "is torn at \"" + entry.getName() + "\"");
            }
        }

        private static boolean isNamedZip(Path file) {
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
        }

        private static ProblemException refused(String zip, String fact) {
            return new ProblemException(ProblemKind.COMMAND
                    .error("this zip " + fact, Location.file(zip))
                    .hint("download the export again, or unpack it yourself and name the folder"));
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary.isPresent()) {
            FileUtils.deleteDirectory(temporary.get().toFile());
        }
    }
}
