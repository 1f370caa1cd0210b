package dev.octavo.publish.git;

import dev.octavo.output.OutputPath;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.GitProgram;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts commits together in the cache, without a work tree or an index. */
final class Commits {
    /** Whoever serves the branch must not take it for a site that Jekyll has to build first. */
    static final String NO_JEKYLL = ".nojekyll";
    /** Where GitHub Pages and others look for the site's own domain. */
    static final String DOMAIN = "CNAME";

    private static final int BUFFER = 1 << 16;

    private final Cache cache;
    private final Destination.Branch place;
    private final boolean adopts;
    private final String author;
    private final String committer;

    /**
     * Those of one branch.
     *
     * @param author and committer, as they stand in a commit, with the time
     */
    Commits(Cache cache, Destination.Branch place, boolean adopts, String author, String committer) {
        this.cache = cache;
        this.place = place;
        this.adopts = adopts;
        this.author = author;
        this.committer = committer;
    }

    /**
     * A commit that was not pushed yet.
     *
     * @param files how many are new in it
     * @param bytes their size
     */
    record Made(String commit, int files, long bytes) {}

    /** Empty where everything is there already. */
    Optional<Made> publishing(FinishedSite site, Optional<Stand> standing, SiteManifest before, Progress progress)
            throws IOException {
        requireFreeNames(site);
        NewTree tree = new NewTree(standing);
        List<SiteFile> fresh = new ArrayList<>();
        Optional<String> head = standing.map(Stand::commit);
        String text = CommitText.publishing(Difference.between(before, site.manifest()), replaced(head));
        String commit = imported(out -> {
            Map<Sha256, String> there = contents(site, standing, before);
            int done = 0;
            for (SiteFile file : site.manifest().files().values()) {
                String content = there.get(file.hash());
                if (content == null) {
                    fresh.add(file);
                    content = ":" + fresh.size();
                    there.put(file.hash(), content);
                    say(out, "blob\nmark " + content + "\ndata " + file.size() + "\n");
                    site.copy(file, out);
                    say(out, "\n");
                }
                tree.put(file.path().value(), content);
                progress.at("reading", ++done, site.manifest().files().size());
            }
            putExtras(site, tree, fresh.size(), out);
            tree.settle(adopts, described());
            commit(tree, head, text, out);
        });
        String root = cache.ask("rev-parse", commit + "^{tree}").strip();
        return standing.isPresent() && standing.get().tree().equals(root)
                ? Optional.empty()
                : Optional.of(new Made(
                        commit,
                        fresh.size(),
                        fresh.stream().mapToLong(SiteFile::size).sum()));
    }

    /** A commit that lets what is ours be as in {@code past}, and what is not as it is now. */
    Made rollingBack(Stand past, Stand now) throws IOException {
        NewTree tree = new NewTree(Optional.of(now));
        past.files().forEach((path, entry) -> {
            if (past.isOurs(path)) {
                tree.put(path, entry);
            }
        });
        tree.settle(true, described());
        Optional<String> head = Optional.of(now.commit());
        String text = CommitText.rollingBack(past.commit(), cache.commit(past.commit()), replaced(head));
        return new Made(imported(out -> commit(tree, head, text, out)), 0, 0);
    }

    /** The commit that a stream makes (git-fast-import(1)); where it is not written to its end, there is none. */
    private String imported(GitProgram.Feed stream) throws IOException {
        try {
            cache.ask(
                    List.of("fast-import", "--quiet", "--force", "--done"),
                    out -> {
                        OutputStream all = new BufferedOutputStream(out, BUFFER);
                        stream.write(all);
                        say(all, "done\n");
                        all.flush();
                    },
                    GitProgram.Reading.TEXT);
        } catch (IOException | RuntimeException failure) {
            cache.sweep(); // it leaves a report
            throw failure;
        }
        return cache.ask("rev-parse", "--verify", Cache.NEXT).strip();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void requireFreeNames(FinishedSite site) {
        if (site.manifest().holds(new OutputPath(Stand.MANIFEST))) {
            throw problem("the site has a file " + Stand.MANIFEST + ", which Octavo needs for itself", "rename it");
        }
        if (place.domain().isPresent() && site.manifest().holds(new OutputPath(DOMAIN))) {
            throw problem(
                    "the site has a file " + DOMAIN + ", and \"domain\" in content/site.yaml makes another",
                    "remove one of them");
        }
    }

    /** What lies in the branch already, by its bytes: what is ours, and what others put at the same places. */
    private Map<Sha256, String> contents(FinishedSite site, Optional<Stand> standing, SiteManifest before)
            throws IOException {
        Map<Sha256, String> there = new HashMap<>();
        for (OutputPath path : site.manifest().files().keySet()) {
            Optional<Stand.Entry> entry = standing.flatMap(stand -> stand.file(path.value()));
            if (entry.isPresent() && !before.holds(path)) {
                there.put(Sha256.of(cache.bytes(entry.get().id())), entry.get().id());
            }
        }
        standing.ifPresent(stand -> before.files()
                .values()
                .forEach(file ->
                        stand.file(file.path().value()).ifPresent(entry -> there.put(file.hash(), entry.id()))));
        return there;
    }

    private void putExtras(FinishedSite site, NewTree tree, int marks, OutputStream out) throws IOException {
        List<SiteFile> listed = new ArrayList<>(site.manifest().files().values());
        if (place.domain().isPresent()) {
            byte[] domain = domainFile(place.domain().get());
            tree.put(DOMAIN, inserted(domain, marks + 1, out));
            listed.add(new SiteFile(new OutputPath(DOMAIN), domain.length, Sha256.of(domain), Optional.empty()));
        }
        // Who has made it does not matter, so it is not listed, and stays.
        if (!tree.isTaken(NO_JEKYLL) && !site.manifest().holds(new OutputPath(NO_JEKYLL))) {
            tree.put(NO_JEKYLL, inserted(new byte[0], marks + 2, out));
        }
        tree.put(Stand.MANIFEST, inserted(Stand.manifest(listed), marks + 3, out));
    }

    private static String inserted(byte[] bytes, int mark, OutputStream out) throws IOException {
        say(out, "blob\nmark :" + mark + "\ndata " + bytes.length + "\n");
        out.write(bytes);
        say(out, "\n");
        return ":" + mark;
    }

    static byte[] domainFile(String domain) {
        return (domain + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Optional<String> replaced(Optional<String> head) {
        return place.keepsHistory() ? Optional.empty() : head;
    }

    private void commit(NewTree tree, Optional<String> head, String text, OutputStream out) throws IOException {
        say(
                out,
                "reset " + Cache.NEXT + "\n\ncommit " + Cache.NEXT + "\nauthor " + author + "\ncommitter " + committer);
        say(out, "\ndata " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n");
        if (place.keepsHistory() && head.isPresent()) {
            say(out, "from " + head.get() + "\n");
        }
        say(out, "deleteall\n");
        out.write(tree.lines().getBytes(StandardCharsets.ISO_8859_1));
    }

    private String described() {
        return "the branch " + place.branch();
    }

    private static ProblemException problem(String fact, String remedy) {
        return new ProblemException(Problem.error(fact).hint(remedy));
    }
}
