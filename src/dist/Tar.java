import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes reproducible archives: no owners, sorted entries, one time for every file. */
final class Tar implements AutoCloseable {
    private static final int BLOCK = 512;

    private final OutputStream out;
    private final Instant time;

    private Tar(OutputStream out, Instant time) {
        this.out = out;
        this.time = time;
    }

    static Tar plain(OutputStream out, Instant time) {
        return new Tar(out, time);
    }

    /** Makes a tar with the best compression of gzip. */
    static Tar gzipped(OutputStream out, Instant time) throws IOException {
        return new Tar(gzip(out), time);
    }

    /** The same; {@code sum} is updated with the uncompressed bytes. */
    static Tar gzipped(OutputStream out, MessageDigest sum, Instant time) throws IOException {
        return new Tar(new DigestOutputStream(gzip(out), sum), time);
    }

    private static OutputStream gzip(OutputStream out) throws IOException {
        return new GZIPOutputStream(out, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        };
    }

    /** Adds the contents of {@code folder} under names that begin with {@code prefix}, including folders. */
    static void gzip(Path archive, Path folder, String prefix, Instant time) throws IOException {
        Files.createDirectories(archive.getParent());
        try (Tar tar = gzipped(Files.newOutputStream(archive), time)) {
            tar.addTree(prefix, folder);
        }
    }

    /** Makes a zip, which Windows can unpack. */
    static void zip(Path archive, Path folder, String prefix, Instant time) throws IOException {
        Files.createDirectories(archive.getParent());
        Files.deleteIfExists(archive);
        Map<String, String> how = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem zip = FileSystems.newFileSystem(archive, how)) {
            for (Path file : tree(folder)) {
                if (Files.isRegularFile(file)) {
                    Path copy = zip.getPath(prefix, name(folder, file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                    Files.setPosixFilePermissions(
                            copy,
                            PosixFilePermissions.fromString(Files.isExecutable(file) ? "rwxr-xr-x" : "rw-r--r--"));
                    for (Path named = copy; named != null; named = named.getParent()) {
                        FileTime then = FileTime.from(time);
                        Files.getFileAttributeView(named, BasicFileAttributeView.class)
                                .setTimes(then, then, then);
                    }
                }
            }
        }
    }

    /** Rewrites a jar without compression: compressing twice is worse, and slower to read. */
    static void store(Path jar, Map<String, byte[]> files, Instant time) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                ZipEntry entry = entry(file.getKey(), time);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
    }

    /** Returns all files and folders below {@code folder}, sorted by name. */
    static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .sorted(Comparator.comparing(path -> name(folder, path)))
                    .toList();
        }
    }

    void addTree(String prefix, Path folder) throws IOException {
        for (Path file : tree(folder)) {
            String name = prefix + name(folder, file);
            if (Files.isSymbolicLink(file)) {
                addLink(name, Files.readSymbolicLink(file).toString());
            } else if (Files.isDirectory(file)) {
                addFolder(name, 0755);
            } else {
                header(name, Files.size(file), Files.isExecutable(file) ? 0755 : 0644, '0');
                Files.copy(file, out);
                pad(Files.size(file));
            }
        }
    }

    void addFolder(String name, int mode) throws IOException {
        header(name + "/", 0, mode, '5');
    }

    void add(String name, byte[] bytes, int mode) throws IOException {
        header(name, bytes.length, mode, '0');
        out.write(bytes);
        pad(bytes.length);
    }

    void addLink(String name, String target) throws IOException {
        header(name, 0, 0777, '2', target);
    }

    private void header(String name, long size, int mode, char kind) throws IOException {
        header(name, size, mode, kind, "");
    }

    /** POSIX.1-1988, ustar. */
    private void header(String name, long size, int mode, char kind, String link) throws IOException {
        int cut = name.length() <= 100 ? -1 : name.indexOf('/', name.length() - 101);
        byte[] header = new byte[BLOCK];
        put(header, 0, 100, name.substring(cut + 1));
        put(header, 100, 8, "%07o".formatted(mode));
        put(header, 108, 8, "0000000");
        put(header, 116, 8, "0000000");
        put(header, 124, 12, "%011o".formatted(size));
        put(header, 136, 12, "%011o".formatted(time.getEpochSecond()));
        put(header, 148, 8, "        ");
        header[156] = (byte) kind;
        put(header, 157, 100, link);
        put(header, 257, 8, "ustar\00000");
        put(header, 265, 32, "root");
        put(header, 297, 32, "root");
        put(header, 345, 155, name.substring(0, Math.max(cut, 0)));
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, 8, "%06o\0 ".formatted(sum));
        out.write(header);
    }

    private static void put(byte[] header, int at, int length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > length) {
            throw new UncheckedIOException(new IOException("too long for a tar: " + text));
        }
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) (-size & (BLOCK - 1))]);
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static ZipEntry entry(String name, Instant time) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        return entry;
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }
}
