package dev.octavo.publish.git;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.publish.readers.FinishedPage;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * A commit of the branch and its files.
 *
 * @param tree Git's ID of its tree
 * @param files all files, ours and others, by path
 * @param manifest our files according to its manifest, by their names there; empty if it has no valid manifest
 */
record BranchCommit(String id, String tree, SortedMap<String, Entry> files, Optional<Map<String, SiteFile>> manifest) {
    /** The file in the branch that lists our files, by hashes of their paths, since hosts may serve it to anybody. */
    static final String MANIFEST = ".octavo-manifest";

    private static final int RELEASE_DIGITS = 10;
    private static final int SHA1_DIGITS = 40;
    private static final int MOST_IN_MEMORY = 16 << 20;
    private static final Optional<String> HIDDEN = Optional.of("hidden");

    /** A file of a tree: its mode, such as {@code 100644}, and Git's ID of its content. */
    record Entry(String mode, String id) {
        boolean isFile() {
            return mode.startsWith("100");
        }
    }

    BranchCommit {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        manifest = manifest.map(Map::copyOf);
    }

    static BranchCommit read(BranchCache cache, String commit) throws IOException {
        String tree = cache.run("rev-parse", commit + "^{tree}");
        SortedMap<String, Entry> files = new TreeMap<>();
        for (String line : cache.run("ls-tree", "-r", "-z", "--full-tree", tree).split("\0", -1)) {
            String[] fields = line.split("[ \t]", 4); // MODE TYPE ID, a tab, PATH
            if (fields.length == 4) {
                files.put(fields[3], new Entry(fields[0], fields[2]));
            }
        }
        Entry manifest = files.get(MANIFEST);
        Optional<SiteManifest> entry = manifest == null || !manifest.isFile()
                ? Optional.empty()
                : SiteManifest.parse(cache.bytes(manifest.id()));
        return new BranchCommit(
                commit,
                tree,
                files,
                entry.map(list -> list.all().stream().collect(Collectors.toMap(SiteFile::name, Function.identity()))));
    }

    /** A manifest for the branch, with hashes of paths in place of paths. */
    static byte[] manifest(Collection<SiteFile> files) {
        return SiteManifest.of(files.stream()
                        .map(file -> new SiteFile(
                                new OutputPath(hashedPath(file.name())),
                                file.size(),
                                file.hash(),
                                file.page()
                                        .map(page -> new PageFacts(
                                                page.contentHash(),
                                                page.redirect().flatMap(to -> HIDDEN)))))
                        .toList())
                .bytes();
    }

    private static String hashedPath(String path) {
        return Sha256.of(path).hex();
    }

    /** The manifest's entry for a file. Manifests of Octavo's first versions have plain paths. */
    private Optional<SiteFile> manifestEntry(String path) {
        return manifest.flatMap(
                all -> Optional.ofNullable(all.get(hashedPath(path))).or(() -> Optional.ofNullable(all.get(path))));
    }

    Optional<Entry> file(String path) {
        return Optional.ofNullable(files.get(path)).filter(Entry::isFile);
    }

    /** A commit's name, for messages. */
    static String description(String commit) {
        return "commit " + commit.substring(0, RELEASE_DIGITS);
    }

    /** Whether a file is in the manifest, or is the manifest. */
    boolean isOurs(String path) {
        return path.equals(MANIFEST) || manifestEntry(path).isPresent();
    }

    /** Either our files or the others, sorted by path. */
    SortedMap<String, Entry> files(boolean ours) {
        SortedMap<String, Entry> some = new TreeMap<>(files);
        some.keySet().removeIf(path -> isOurs(path) != ours);
        return some;
    }

    /**
     * Our files as they are in the commit: each is read.
     *
     * @param edited gets the paths of files that are not as in the manifest
     */
    SiteManifest site(BranchCache cache, List<String> edited) throws IOException {
        List<Map.Entry<String, Entry>> ours = files.entrySet().stream()
                .filter(file ->
                        file.getValue().isFile() && manifestEntry(file.getKey()).isPresent())
                .toList();
        List<SiteFile> all = cache.run(
                List.of("cat-file", "--batch"),
                out -> {
                    for (Map.Entry<String, Entry> file : ours) {
                        out.write((file.getValue().id() + "\n").getBytes(StandardCharsets.US_ASCII));
                    }
                },
                in -> {
                    List<SiteFile> found = new ArrayList<>();
                    for (Map.Entry<String, Entry> file : ours) {
                        found.add(found(file.getKey(), file.getValue().id(), in, edited));
                    }
                    return found;
                });
        int removed = manifest.map(Map::size).orElse(0) - ours.size();
        if (removed > 0) {
            edited.add(removed == 1 ? "one that was removed" : removed + " that were removed");
        }
        return SiteManifest.of(all);
    }

    /** Reads a file from the output of git-cat-file(1): a line {@code ID blob SIZE}, the bytes and a line break. */
    private SiteFile found(String path, String id, InputStream in, List<String> edited) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        if (!line.toString().matches(id + " blob \\d+")) {
            throw new BranchCache.Damage(line.toString());
        }
        long size = Long.parseLong(line.substring(line.lastIndexOf(" ") + 1));
        // Git does not notice if a damaged index leads it to another file.
        MessageDigest git = Sha256.digest(id.length() > SHA1_DIGITS ? "SHA-256" : "SHA-1");
        git.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        InputStream content = BoundedInputStream.builder()
                .setInputStream(new DigestInputStream(in, git))
                .setMaxCount(size)
                .get();
        Sha256.HashingOutputStream hashing = new Sha256.HashingOutputStream(OutputStream.nullOutputStream());
        byte[] bytes = content.readNBytes(MOST_IN_MEMORY);
        hashing.write(bytes, 0, bytes.length);
        content.transferTo(hashing);
        if (!HexFormat.of().formatHex(git.digest()).equals(id)) {
            throw new BranchCache.Damage("the file " + id + " is damaged");
        }
        in.read();
        SiteFile entry = manifestEntry(path).orElseThrow();
        SiteFile same = new SiteFile(new OutputPath(path), size, hashing.hash(), entry.page());
        boolean isSame = same.sameBytes(entry);
        if (!isSame) {
            edited.add(path);
        }
        boolean read = !isSame || entry.page().flatMap(PageFacts::redirect).equals(HIDDEN);
        Optional<PageFacts> facts =
                entry.page().map(page -> read ? FinishedPage.of(bytes).facts() : page);
        return new SiteFile(same.path(), size, same.hash(), facts);
    }
}
