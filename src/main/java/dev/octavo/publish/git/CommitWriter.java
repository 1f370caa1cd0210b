package dev.octavo.publish.git;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.git.BranchCommit.Entry;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.io.function.IOConsumer;

/**
 * Creates commits in the cache, without a work tree or an index.
 *
 * @param signature the author and committer lines of a commit
 */
record CommitWriter(BranchCache cache, Destination.Branch place, boolean adopt, String signature) {
    /** Keeps hosts from building the branch with Jekyll. */
    static final String NO_JEKYLL = ".nojekyll";
    /** The file with the site's own domain, for GitHub Pages and others. */
    static final String DOMAIN = "CNAME";

    /** A trailer (git-interpret-trailers(1)) with the previously published commit, if that is not the parent. */
    private static final String PREVIOUS = "Octavo-Before: ";

    private static final List<String> CHANGES = List.of("added", "changed", "removed");
    private static final int BUFFER = 1 << 16;
    private static final int DIGITS = 10;

    /**
     * A commit that has not been pushed yet.
     *
     * @param files how many files have new content
     * @param bytes their total size
     */
    record NewCommit(String commit, int files, long bytes) {}

    /** Creates a commit of a site; empty if the branch has all of it already. */
    Optional<NewCommit> publish(
            FinishedSite site, Optional<BranchCommit> head, SiteManifest previous, Progress progress)
            throws IOException {
        requireFreeNames(site);
        List<SiteFile> fresh = new ArrayList<>();
        String text = message(Difference.between(previous, site.manifest()));
        String commit = fastImport(out -> {
            Map<Sha256, String> there = contents(site, head, previous);
            SortedMap<String, Entry> files = new TreeMap<>();
            for (SiteFile file : site.manifest().all()) {
                String content = there.get(file.hash());
                if (content == null) {
                    fresh.add(file);
                    content = blob(out, fresh.size(), file.size(), all -> site.copy(file, all));
                    there.put(file.hash(), content);
                }
                files.put(file.name(), new Entry("100644", content));
                progress.at("reading", files.size(), site.manifest().files().size());
            }
            putExtras(site, head, files, fresh.size(), out);
            if (!adopt) {
                requireNoForeignFiles(files, head);
            }
            commit(
                    out,
                    head,
                    files,
                    place.keepsHistory() || head.isEmpty() ? text : text + trailer(head.map(BranchCommit::id)));
        });
        return head.isPresent() && head.get().tree().equals(cache.run("rev-parse", commit + "^{tree}"))
                ? Optional.empty()
                : Optional.of(new NewCommit(
                        commit,
                        fresh.size(),
                        fresh.stream().mapToLong(SiteFile::size).sum()));
    }

    /** A commit with our files as in {@code past}, and all other files as they are now. */
    String rollBack(BranchCommit past, BranchCommit now) throws IOException {
        String commit = commit(cache, past.id());
        String subject =
                commit.substring(commit.indexOf("\n\n") + 2).lines().findFirst().orElse("");
        String text = "Roll back to " + past.id().substring(0, DIGITS) + ": " + subject + "\n"
                + trailer(previous(cache, past.id()));
        return fastImport(out -> commit(out, Optional.of(now), past.files(true), text));
    }

    /** The text of a commit: headers, an empty line, the message. */
    private static String commit(BranchCache cache, String id) throws IOException {
        return cache.run("cat-file", "commit", id);
    }

    /** The previously published commit; for a rollback, the one before the commit that it restored. */
    static Optional<String> previous(BranchCache cache, String commit) throws IOException {
        String text = commit(cache, commit);
        String key = text.contains("\n" + PREVIOUS) ? PREVIOUS : "parent ";
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .filter(id -> id.matches("[0-9a-f]{40,64}"));
    }

    private static String trailer(Optional<String> previous) {
        return "\n" + PREVIOUS + previous.orElse("nothing") + "\n";
    }

    /** The commit that a stream of git-fast-import(1) creates. If writing the stream fails, no commit is created. */
    private String fastImport(IOConsumer<OutputStream> stream) throws IOException {
        try {
            cache.run(
                    List.of("fast-import", "--quiet", "--force", "--done"),
                    out -> {
                        OutputStream all = new BufferedOutputStream(out, BUFFER);
                        stream.accept(all);
                        write(all, "done\n");
                        all.flush();
                    },
                    GitProgram.TEXT);
        } catch (IOException | RuntimeException failure) {
            cache.sweep(); // it leaves a crash report
            throw failure;
        }
        return cache.run("rev-parse", "--verify", BranchCache.NEXT);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void requireFreeNames(FinishedSite site) {
        if (place.domain().isPresent() && site.manifest().contains(new OutputPath(DOMAIN))) {
            throw ProblemException.of(
                    "the site has a file " + DOMAIN + ", and \"domain\" in content/site.yaml makes another",
                    "remove one of them");
        }
    }

    /** Git's IDs of content that is in the branch already: our files, and other files at the same paths as new ones. */
    private Map<Sha256, String> contents(FinishedSite site, Optional<BranchCommit> head, SiteManifest previous)
            throws IOException {
        Map<Sha256, String> there = new HashMap<>();
        for (OutputPath path : site.manifest().files().keySet()) {
            Optional<Entry> entry = head.flatMap(all -> all.file(path.value()));
            if (entry.isPresent() && !previous.contains(path)) {
                there.put(Sha256.of(cache.bytes(entry.get().id())), entry.get().id());
            }
        }
        previous.all()
                .forEach(file -> head.flatMap(all -> all.file(file.name()))
                        .ifPresent(entry -> there.put(file.hash(), entry.id())));
        return there;
    }

    private void putExtras(
            FinishedSite site, Optional<BranchCommit> head, SortedMap<String, Entry> files, int marks, OutputStream out)
            throws IOException {
        List<SiteFile> listed = new ArrayList<>(site.manifest().all());
        if (place.domain().isPresent()) {
            byte[] domain = domainFile(place.domain().get());
            files.put(DOMAIN, blob(out, marks + 1, domain));
            listed.add(new SiteFile(new OutputPath(DOMAIN), domain.length, Sha256.of(domain), Optional.empty()));
        }
        // If somebody else made this file, it stays, and is not in our manifest.
        boolean taken = head.filter(there -> there.files().containsKey(NO_JEKYLL) && !there.isOurs(NO_JEKYLL))
                .isPresent();
        if (!taken && !files.containsKey(NO_JEKYLL)) {
            files.put(NO_JEKYLL, blob(out, marks + 2, new byte[0]));
        }
        files.put(BranchCommit.MANIFEST, blob(out, marks + 3, BranchCommit.manifest(listed)));
    }

    static byte[] domainFile(String domain) {
        return (domain + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Entry blob(OutputStream out, int mark, byte[] bytes) throws IOException {
        return new Entry("100644", blob(out, mark, bytes.length, all -> all.write(bytes)));
    }

    private static String blob(OutputStream out, int mark, long size, IOConsumer<OutputStream> content)
            throws IOException {
        write(out, "blob\nmark :" + mark + "\ndata " + size + "\n");
        content.accept(out);
        write(out, "\n");
        return ":" + mark;
    }

    /** Makes sure that none of our files would replace one that is not ours. */
    private void requireNoForeignFiles(SortedMap<String, Entry> files, Optional<BranchCommit> head) {
        SortedMap<String, Entry> foreign = head.map(there -> there.files(false)).orElseGet(TreeMap::new);
        SortedSet<String> inTheWay = new TreeSet<>();
        files.forEach((path, entry) -> {
            if (foreign.containsKey(path) && !entry.equals(foreign.get(path))) {
                inTheWay.add(path);
            }
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                if (foreign.containsKey(path.substring(0, slash))) {
                    inTheWay.add(path.substring(0, slash));
                }
            }
            String folder = path + "/";
            inTheWay.addAll(foreign.subMap(folder, folder + Character.MAX_VALUE).keySet());
        });
        if (!inTheWay.isEmpty()) {
            throw ProblemException.of(
                    "files in the branch " + place.branch() + " that Octavo did not put there are in the way: "
                            + BranchTarget.named(inTheWay),
                    "remove them there, or let the site's take their place with --adopt");
        }
    }

    /** Writes a commit in which our files are {@code files}; other files stay, unless one of ours replaces them. */
    private void commit(OutputStream out, Optional<BranchCommit> head, SortedMap<String, Entry> files, String text)
            throws IOException {
        write(out, "reset " + BranchCache.NEXT + "\n\ncommit " + BranchCache.NEXT + "\n" + signature);
        write(out, "data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n");
        if (head.isPresent()) {
            if (place.keepsHistory()) {
                write(out, "from " + head.get().id() + "\n");
            }
            write(out, "M 040000 " + head.get().tree() + " \"\"\n");
            for (String path : head.get().files(true).keySet()) {
                write(out, files.containsKey(path) ? "" : "D " + quoted(path) + "\n");
            }
        }
        for (Map.Entry<String, Entry> file : files.entrySet()) {
            write(out, "M " + file.getValue().mode() + " " + file.getValue().id() + " " + quoted(file.getKey()) + "\n");
        }
    }

    private static String quoted(String path) {
        return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /** The commit message: how many pages, or else files, have changed. */
    private static String message(Difference difference) {
        String pages = counted("page", difference, file -> file.kind() == FileKind.PAGE);
        String files = counted("file", difference, file -> true);
        return "Publish: " + (!pages.isEmpty() ? pages : files.isEmpty() ? "settings of the branch" : files) + "\n";
    }

    /** {@code 1 page added, 3 changed}; empty if there are no changes. */
    private static String counted(String noun, Difference difference, Predicate<SiteFile> which) {
        List<List<SiteFile>> changes = List.of(difference.added(), difference.changed(), difference.removed());
        String parts = IntStream.range(0, changes.size())
                .mapToObj(i -> changes.get(i).stream().filter(which).count() + " " + CHANGES.get(i))
                .filter(part -> !part.startsWith("0 "))
                .collect(Collectors.joining(", "));
        return parts.replaceFirst(" ", " " + noun + (parts.startsWith("1 ") ? " " : "s "));
    }
}
