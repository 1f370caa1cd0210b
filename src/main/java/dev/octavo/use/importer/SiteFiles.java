package dev.octavo.use.importer;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.blog.project.ReadError;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.data.OldDate;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.use.scaffold.OldSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;

/**
 * Writes the files of the new site. A file that is there is written again only if an earlier import wrote it and nobody has
 * changed it since; any other is the author's.
 */
final class SiteFiles {
    /** What is being written, until it is complete. */
    private static final String PART = ".octavo/import.part";

    private final Path site;
    private final boolean dryRun;
    private final boolean force;
    private final ImportRecord record;
    private final Map<SourcePath, String> made = new HashMap<>();
    private final SortedSet<String> changed = new TreeSet<>();
    private final SortedMap<String, String> beside = new TreeMap<>();
    private final SortedSet<String> deleted = new TreeSet<>();
    private final Set<String> all = new HashSet<>();
    private int written;
    private int same;

    /** @param blog what tells it from others that are imported into the same site, without spaces */
    SiteFiles(ImportRequest request, String blog) throws IOException {
        this.site = request.site();
        this.dryRun = request.dryRun();
        this.force = request.force();
        this.record = new ImportRecord(site.resolve(ImportRecord.FILE), blog);
    }

    /**
     * Whether the author has a file of that name, so that an article has to get another one. A post of the same title and day
     * is the article itself, which the author has changed or which was imported long ago: it stays, and another file would say
     * the same.
     */
    boolean isAuthors(SourcePath path, Map<String, Object> keys) throws IOException {
        if (record.isLeft(path) || !isThere(path)) {
            return record.isLeft(path);
        }
        if (record.has(path) && !record.isOfAnotherBlog(path)) {
            return force && !record.isOurs(path, hash(path));
        }
        return (force && !record.has(path)) || !isSameArticle(path, keys);
    }

    /** Whether the author has another file of that name, so that the one to copy has to get another name. */
    boolean isAuthors(SourcePath path, Path from) throws IOException {
        if (record.isLeft(path) || !isThere(path)) {
            return record.isLeft(path);
        }
        Path file = site.resolve(path.value());
        boolean other = !Files.isRegularFile(file) || Files.mismatch(from, file) >= 0;
        boolean known = record.has(path) && !record.isOfAnotherBlog(path);
        return other && (!known || (force && !record.isOurs(path, hash(path))));
    }

    /** Says under which name a file is that could not have its own, since the author has one of that name. */
    void leave(SourcePath authors, SourcePath instead) throws IOException {
        if (isThere(authors)) {
            beside.put(authors.value(), instead.value());
        }
        if (!dryRun) {
            inside(site.resolve(ImportRecord.FILE));
            record.leave(authors);
        }
    }

    private boolean isThere(SourcePath path) {
        return Files.exists(site.resolve(path.value()), LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isSameArticle(SourcePath path, Map<String, Object> keys) throws IOException {
        Path file = site.resolve(path.value());
        if (!Files.isRegularFile(file)) {
            return false;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Map<String, Object> there = FrontMatterBlock.of(path.value(), text, new Problems())
                .flatMap(block ->
                        OldSettings.tree(block.data().syntax(), block.data().text()))
                .orElse(Map.of());
        return String.valueOf(there.get("title")).equals(String.valueOf(keys.get("title")))
                && day(there).equals(day(keys));
    }

    private static Optional<LocalDate> day(Map<String, Object> keys) {
        return OldDate.of(String.valueOf(keys.get("date"))).map(OldDate::day);
    }

    void copy(Path from, SourcePath path) throws IOException {
        Path file = site.resolve(path.value());
        all.add(path.value());
        if (Files.isRegularFile(file) && Files.mismatch(from, file) < 0) {
            same++;
            remember(path, hash(file));
        } else if (isDeleted(path)) {
            deleted.add(path.value());
        } else if (isFree(path, hash(path))) {
            if (!dryRun) {
                put(path, hash(from), part -> Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING));
            }
            written++;
        }
    }

    void write(SourcePath path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String hash = Hash.of(bytes).toString();
        all.add(path.value());
        made.put(path, hash);
        String there = hash(path);
        if (record.isNewest(path, hash) && record.isFetched(path, there)) {
            same++;
        } else if (hash.equals(there)) {
            remember(path, hash);
            same++;
        } else if (isDeleted(path)) {
            deleted.add(path.value());
        } else if (isFree(path, there)) {
            if (!dryRun) {
                put(path, hash, part -> Files.write(part, bytes));
                record.removeFetched(path);
            }
            written++;
        }
    }

    /** Writes into another file what would be in one of the author's, unless the author has read and deleted that already. */
    void advise(SourcePath authors, SourcePath instead, String text) throws IOException {
        if (!record.isNewest(
                        instead, Hash.of(text.getBytes(StandardCharsets.UTF_8)).toString())
                || isThere(instead)) {
            beside.put(authors.value(), instead.value());
            write(instead, text);
        }
    }

    /** Takes a file that says the same for one that an import has written; if it says something else, it is the author's. */
    boolean adopt(SourcePath path, String text) throws IOException {
        String hash = Hash.of(text.getBytes(StandardCharsets.UTF_8)).toString();
        if (hash.equals(hash(path))) {
            remember(path, hash);
            return true;
        }
        return false;
    }

    /** Says that a file stays as the author has written it. */
    void leave(SourcePath path) {
        changed.add(path.value());
    }

    private void remember(SourcePath path, String hash) throws IOException {
        if (!dryRun) {
            inside(site.resolve(ImportRecord.FILE));
            record.add(path, hash);
        }
    }

    /** Makes a file complete, then gives it its name. */
    private void put(SourcePath path, String hash, IOConsumer<Path> write) throws IOException {
        Path file = site.resolve(path.value());
        Path part = site.resolve(PART);
        Files.createDirectories(inside(part));
        try {
            write.accept(part);
            Files.createDirectories(inside(file));
            remember(path, hash);
            AtomicFiles.move(part, file);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException denied) {
            throw denied; // for which there is a remedy
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, ReadError.reason(e));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Whether an article is as it was when its pictures had been fetched. */
    boolean isFetched(SourcePath path) throws IOException {
        return record.isFetched(path, hash(path));
    }

    /** Lets {@code fetching} change articles, and remembers those of this import as they are then. */
    void remember(Collection<SourcePath> articles, Runnable fetching) throws IOException {
        Map<SourcePath, String> before = new HashMap<>();
        for (SourcePath path : articles) {
            String hash = hash(path);
            if (record.isOurs(path, hash)) {
                before.put(path, hash);
            }
        }
        fetching.run();
        for (Map.Entry<SourcePath, String> article : before.entrySet()) {
            SourcePath path = article.getKey();
            String now = hash(path);
            if (!now.equals(article.getValue())) {
                record.addFetched(path, now);
                record.add(path, made.getOrDefault(path, now));
            }
        }
        finish();
    }

    /** Says that a file is of the old blog, whether or not it is written now. */
    void keep(SourcePath path) {
        all.add(path.value());
    }

    /** Whether the author has deleted a file of an earlier import. Without its settings, a site is none. */
    private boolean isDeleted(SourcePath path) {
        return !force
                && !isThere(path)
                && record.wasWritten(path)
                && !path.value().equals("content/site.yaml");
    }

    /** Whether a file may be written; if not, it is in the list of those that the author has changed. */
    private boolean isFree(SourcePath path, String hash) {
        boolean free = !isThere(path) || record.isOurs(path, hash);
        if (!free) {
            changed.add(path.value());
        }
        return free;
    }

    /** Whether a file is as an import left it. */
    boolean isOurs(SourcePath path) throws IOException {
        return record.isOurs(path, hash(path));
    }

    /** Whether an import has written the file, even if the author has changed it since. */
    boolean wasImported(SourcePath path) {
        return record.has(path);
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
            throw new ProblemException(ProblemKind.COMMAND
                    .error(folder + " is a link to another place, into which nothing is imported")
                    .hint("name the site's real folder with --site, or put a folder in place of the link"));
        }
        return folder;
    }

    boolean exists(SourcePath path) {
        return Files.exists(site.resolve(path.value()));
    }

    /** Ends the import: what was written is known to the next one. */
    void finish() throws IOException {
        if (!dryRun) {
            inside(site.resolve(ImportRecord.FILE));
            Files.deleteIfExists(site.resolve(PART)); // of an import that was killed
            record.finish();
        }
    }

    /** The hash of a file of the site; empty if there is none. */
    private String hash(SourcePath path) throws IOException {
        Path file = site.resolve(path.value());
        return Files.isRegularFile(file) ? hash(file) : "";
    }

    private static String hash(Path file) throws IOException {
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

    /** Files that would have been written, had the author not written or changed them. */
    Set<String> changed() {
        return changed;
    }

    /** The author's files of which the import has other versions, with the names of those. */
    SortedMap<String, String> beside() {
        return beside;
    }

    /** Files that the author has deleted since an earlier import. */
    Set<String> deleted() {
        return deleted;
    }

    Set<String> all() {
        return all;
    }
}
