package dev.octavo.use.importer;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes the files of the new site. A file that is there is written again only if an earlier import wrote it and nobody has
 * changed it since; a list in {@code .octavo/} tells.
 */
final class SiteFiles {
    /** Before the paths of articles as they are since their pictures were fetched. */
    private static final String FETCHED = "fetched:";

    private static final String LIST = ".octavo/imported.txt";

    private final Path site;
    private final boolean dryRun;
    private final boolean force;
    private final Map<String, String> known = new TreeMap<>();
    private final Map<String, String> made = new HashMap<>();
    private final List<String> changed = new ArrayList<>();
    private final Set<String> all = new HashSet<>();
    private int written;
    private int same;

    SiteFiles(ImportRequest request) throws IOException {
        this.site = request.site();
        this.dryRun = request.dryRun();
        this.force = request.force();
        Path list = site.resolve(LIST);
        if (Files.isRegularFile(list)) {
            for (String line : Files.readAllLines(list)) {
                String[] parts = line.split(" ", 2);
                if (parts.length == 2) {
                    known.put(parts[1], parts[0]);
                }
            }
        }
    }

    void copy(Path from, SourcePath path) throws IOException {
        Path file = site.resolve(path.value());
        all.add(path.value());
        if (Files.isRegularFile(file) && Files.mismatch(from, file) < 0) {
            same++;
        } else if (isFree(path, hash(path))) {
            if (!dryRun) {
                Files.createDirectories(inside(file));
                Files.copy(from, file, StandardCopyOption.REPLACE_EXISTING);
                known.put(path.value(), hash(path));
            }
            written++;
        }
    }

    void write(SourcePath path, String text) throws IOException {
        Path file = site.resolve(path.value());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String hash = Hash.of(bytes).toString();
        all.add(path.value());
        made.put(path.value(), hash);
        String there = hash(path);
        if (hash.equals(known.get(path.value())) && !force && isFetched(path, there)) {
            same++;
        } else if (hash.equals(there)) {
            known.put(path.value(), hash);
            same++;
        } else if (isFree(path, there)) {
            if (!dryRun) {
                Files.createDirectories(inside(file));
                Files.write(file, bytes);
                known.put(path.value(), hash);
                known.remove(FETCHED + path);
            }
            written++;
        }
    }

    /** Whether an article is as it was when its pictures had been fetched. */
    boolean isFetched(SourcePath path) throws IOException {
        return isFetched(path, hash(path));
    }

    private boolean isFetched(SourcePath path, String hash) {
        return hash.equals(known.get(FETCHED + path));
    }

    /** Whether a file with that hash is as an import left it. */
    private boolean isOurs(SourcePath path, String hash) {
        return hash.equals(known.get(path.value())) || isFetched(path, hash);
    }

    /** Lets {@code fetching} change articles, and remembers those of this import as they are then. */
    void remember(Collection<SourcePath> articles, Runnable fetching) throws IOException {
        Map<SourcePath, String> before = new HashMap<>();
        for (SourcePath path : articles) {
            String hash = hash(path);
            if (isOurs(path, hash)) {
                before.put(path, hash);
            }
        }
        fetching.run();
        for (Map.Entry<SourcePath, String> article : before.entrySet()) {
            String path = article.getKey().value();
            String now = hash(article.getKey());
            if (!now.equals(article.getValue())) {
                known.put(FETCHED + path, now);
                known.put(path, made.getOrDefault(path, now));
            }
        }
        remember();
    }

    /** Says that a file is of the old blog, whether or not it is written now. */
    void keep(SourcePath path) {
        all.add(path.value());
    }

    /** Whether a file may be written; if not, it is in the list of those that the author has changed. */
    private boolean isFree(SourcePath path, String hash) {
        boolean free =
                force || !Files.exists(site.resolve(path.value()), LinkOption.NOFOLLOW_LINKS) || isOurs(path, hash);
        if (!free) {
            changed.add(path.value());
        }
        return free;
    }

    /** The folder of {@code file}, which no link may lead out of the site. */
    private Path inside(Path file) throws IOException {
        Path folder = file.resolveSibling("");
        Optional<Path> there = Stream.iterate(folder, Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst();
        boolean outside = Files.exists(site)
                && there.isPresent()
                && !there.get().toRealPath().startsWith(site.toRealPath())
                && !site.startsWith(there.get());
        if (outside) {
            throw new IOException(folder + " is a link to another place");
        }
        return folder;
    }

    boolean exists(String path) {
        return Files.exists(site.resolve(path));
    }

    /** Remembers what was written, for the next import. */
    void remember() throws IOException {
        if (!dryRun) {
            Path list = site.resolve(LIST);
            Files.createDirectories(inside(list));
            StringBuilder lines = new StringBuilder();
            known.forEach(
                    (path, hash) -> lines.append(hash).append(' ').append(path).append('\n'));
            Files.writeString(list, lines);
        }
    }

    /** The hash of a file of the site; empty if there is none. */
    private String hash(SourcePath path) throws IOException {
        Path file = site.resolve(path.value());
        if (!Files.isRegularFile(file)) {
            return "";
        }
        Digest digest = new Digest();
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(digest.tee(OutputStream.nullOutputStream()));
        }
        return digest.hash().toString();
    }

    int written() {
        return written;
    }

    int same() {
        return same;
    }

    List<String> changed() {
        return changed;
    }

    Set<String> all() {
        return all;
    }
}
