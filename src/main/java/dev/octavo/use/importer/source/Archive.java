package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
 */
public record Archive(Path root, Optional<Path> temporary) implements AutoCloseable {
    private static final int MOST_ENTRIES = 500_000;
    private static final long MOST_BYTES = 64L << 30;
    /** No text that people wrote becomes this much smaller; what is small anyway may. */
    private static final int HIGHEST_RATIO = 200;

    private static final long HARMLESS = 32L << 20;
    /** Notion packs zips into a zip, and nothing else. */
    private static final int MOST_LEVELS = 2;

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
            return new Archive(from, Optional.empty());
        }
        Path folder = Files.createTempDirectory("octavo-import");
        Archive archive = new Archive(folder, Optional.of(folder));
        try {
            new Unpacking(harmless, Files.size(from)).unpack(from, folder, 1);
            return archive;
        } catch (IOException | RuntimeException failed) {
            archive.close();
            throw failed;
        }
    }

    /** Unpacks zips, up to limits that are those of all together. */
    private static final class Unpacking {
        private final long harmless;
        private final long packed;
        private int entries;
        private long bytes;

        Unpacking(long harmless, long packed) {
            this.harmless = harmless;
            this.packed = Math.max(1, packed);
        }

        void unpack(Path zip, Path folder, int level) throws IOException {
            Set<Path> written = new LinkedHashSet<>();
            try (ZipFile file = open(zip)) {
                Enumeration<? extends ZipEntry> all = file.entries();
                while (all.hasMoreElements()) {
                    ZipEntry entry = all.nextElement();
                    if (++entries > MOST_ENTRIES) {
                        throw refused(zip, "has more than " + Figures.count(MOST_ENTRIES, "file"));
                    }
                    Path target = target(zip, folder, entry.getName());
                    if (entry.isDirectory()) {
                        Files.createDirectories(target);
                    } else if (!entry.getName().matches("(?s)__MACOSX/.*|.*\\.DS_Store")) { // which Macs add
                        write(zip, file, entry, target);
                        written.add(target);
                    }
                }
            }
            // Other zips are downloads of the blog.
            if (level < MOST_LEVELS && written.stream().allMatch(Unpacking::isNamedZip)) {
                for (Path inner : written) {
                    String name = Slashes.of(inner.getFileName());
                    unpack(inner, inner.resolveSibling(name.substring(0, name.length() - 4)), level + 1);
                    Files.delete(inner);
                }
            }
        }

        private static ZipFile open(Path zip) throws IOException {
            try {
                return new ZipFile(zip.toFile());
            } catch (ZipException torn) {
                throw refused(zip, "is torn or no zip, so it cannot be unpacked");
            }
        }

        private static Path target(Path zip, Path folder, String name) {
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

        private void write(Path zip, ZipFile file, ZipEntry entry, Path target) throws IOException {
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
            } catch (FileAlreadyExistsException twice) {
                throw refused(zip, "has a file and a folder of one name: \"" + entry.getName() + "\"");
            }
        }

        private static boolean isNamedZip(Path file) {
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
        }

        private static ProblemException refused(Path zip, String fact) {
            return new ProblemException(Problem.error("this zip " + fact, Location.file(Slashes.of(zip)))
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
