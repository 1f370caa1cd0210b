package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.target.TargetState;
import dev.octavo.render.output.OutputPath;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What publishing to a branch must not do, and what it survives. */
final class BranchSafetyTest {
    private static final String REDIRECT = "<meta http-equiv=refresh content='0; url=/secret-party/'>";

    private final BranchPlace branches;

    BranchSafetyTest(@TempDir Path folder) throws IOException {
        branches = BranchPlace.in(folder);
    }

    private void assertServed(int version) throws IOException {
        assertEquals(Optional.of(version), SampleSite.version(branches.site(), version));
    }

    @Test
    void neverOverwritesAFasterPush() throws IOException {
        for (boolean keeps : new boolean[] {true, false}) {
            branches.publish(0);
            if (!keeps) {
                branches.squashed();
            }
            try (BranchTarget target = branches.open()) {
                TargetState seen = target.state();
                branches.commit("Meanwhile", Map.of("note-" + keeps + ".txt", "quick"));
                Path out = Files.createDirectories(branches.folder.resolve("out-" + keeps));
                var site = SampleSite.write(out, 3);
                String moved = "the branch gh-pages of " + branches.bare + " moved while this was being published"
                        + "\nhelp: publish again; what was put there meanwhile was not touched";
                assertEquals(moved, BranchPlace.complaint(() -> target.publish(site, seen, Progress.SILENT)));
                assertEquals(
                        "quick", new String(branches.onBranch().get("note-" + keeps + ".txt"), StandardCharsets.UTF_8));
                // the branch has changed since it was compared
                assertEquals(moved, BranchPlace.complaint(() -> target.publish(site, seen, Progress.SILENT)));
                target.publish(site, target.state(), Progress.SILENT);
            }
            assertTrue(branches.onBranch().containsKey("note-" + keeps + ".txt"));
        }
        assertEquals("", branches.faults());
    }

    @Test
    void doesNotMakeABranchThatAppearedMeanwhile() throws IOException {
        try (BranchTarget target = branches.open()) {
            TargetState seen = target.state();
            branches.commit("Meanwhile", Map.of("note.txt", "quick"));
            var site = SampleSite.write(Files.createDirectories(branches.folder.resolve("out")), 3);
            assertTrue(BranchPlace.complaint(() -> target.publish(site, seen, Progress.SILENT))
                    .contains(" moved while "));
        }
        assertEquals(Map.of("note.txt", "quick"), BranchPlace.texts(branches.onBranch()));
    }

    @Test
    void adoptsNoBranchUnasked() throws IOException {
        branches.commit("Sources", Map.of("index.html", "theirs", "README.md", "read me", "posts", "a file"));
        assertEquals(
                "the branch gh-pages of " + branches.bare
                        + " holds files that Octavo did not publish: README.md, index.html, posts"
                        + "\nhelp: publish to another branch; or take this one over with --adopt: files that the site has,"
                        + " too, are replaced then, and the rest stays",
                BranchPlace.complaint(branches::standing));
        assertEquals(3, branches.onBranch().size());
        branches.adopting();
        TargetState standing = branches.standing();
        assertTrue(standing.site().files().isEmpty() && !standing.finished(), standing::toString);
        branches.publish(0);
        SortedMap<String, byte[]> served = branches.site();
        assertEquals("read me", new String(served.remove("README.md"), StandardCharsets.UTF_8));
        assertEquals(Optional.of(0), SampleSite.version(served, 0));
        assertTrue(BranchPlace.complaint(branches::rollBack).startsWith("nothing of an earlier site is left"));
    }

    @Test
    void replacesNoForeignFileUnasked() throws IOException {
        branches.publish(BranchPlace.files("index.html", "0"));
        branches.commit("More", Map.of("about.html", "theirs", "same.txt", "same", "sub/x.txt", "x"));
        branches.publish(BranchPlace.files("index.html", "1", "same.txt", "same"));
        assertEquals(
                "files in the branch gh-pages that Octavo did not put there are in the way: about.html, sub/x.txt"
                        + "\nhelp: remove them there, or let the site's take their place with --adopt",
                BranchPlace.complaint(
                        () -> publish(BranchPlace.files("index.html", "2", "about.html", "ours", "sub", "s"))));
        branches.adopting();
        publish(BranchPlace.files("index.html", "2", "about.html", "ours", "sub", "s"));
        assertEquals(Map.of("index.html", "2", "about.html", "ours", "sub", "s"), BranchPlace.texts(branches.site()));
    }

    private void publish(SortedMap<String, byte[]> files) {
        try {
            branches.publish(files);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void writesTheDomainAndTakesItAway() throws IOException {
        branches.publish(BranchPlace.files("index.html", "0"));
        assertTrue(branches.standing().finished());
        branches.domain("blog.example");
        assertFalse(branches.standing().finished());
        branches.publish(BranchPlace.files("index.html", "0"));
        assertEquals("blog.example\n", BranchPlace.texts(branches.onBranch()).get("CNAME"));
        TargetState standing = branches.standing();
        assertTrue(standing.finished());
        assertEquals(SampleSite.manifest(BranchPlace.files("index.html", "0")), standing.site());
        assertEquals(
                "the site has a file CNAME, and \"domain\" in content/site.yaml makes another\nhelp: remove one of them",
                BranchPlace.complaint(() -> publish(BranchPlace.files("CNAME", "x"))));
        branches.noDomain();
        branches.publish(BranchPlace.files("index.html", "0"));
        assertEquals(Map.of("index.html", "0"), BranchPlace.texts(branches.site()));
    }

    @Test
    void keepsTheFilesOfHostsThatASiteBrings() throws IOException {
        SortedMap<String, byte[]> files =
                BranchPlace.files("index.html", "0", ".nojekyll", "why", "CNAME", "blog.example", ".well-known/x", "x");
        branches.publish(files);
        assertEquals(SampleSite.manifest(files), branches.standing().site());
        assertEquals(0, branches.publish(files).files());
        files.remove(".nojekyll");
        branches.publish(files);
        assertEquals("", BranchPlace.texts(branches.onBranch()).get(".nojekyll"));
        assertEquals(SampleSite.manifest(files), branches.standing().site());
    }

    @Test
    void deletesNothingBehindALinkInThePlaceOfTheCache() throws IOException {
        branches.publish(0);
        Path cache = branches.cache();
        BranchPlace.delete(cache);
        Path mine = Files.createDirectory(branches.folder.resolve("mine"));
        Files.writeString(mine.resolve("letter.txt"), "Dear");
        Files.createSymbolicLink(cache, mine);
        branches.publish(1);
        assertEquals("Dear", Files.readString(mine.resolve("letter.txt")));
        assertServed(1);
    }

    @Test
    @Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void stopsGitIfItsOutputMakesNoSense() throws IOException {
        branches.publish(0);
        Path cache = branches.cache();
        GitProgram git = GitProgram.in(System.getenv()).with(Map.of("GIT_DIR", cache.toString()));
        byte[] questions = "nothing\n".repeat(100_000).getBytes(StandardCharsets.UTF_8); // more than fits into a pipe
        assertThrows(
                BranchCache.Damage.class,
                () -> git.run(
                        cache,
                        List.of("cat-file", "--batch"),
                        out -> out.write(questions),
                        in -> {
                            throw new BranchCache.Damage("nonsense");
                        },
                        line -> {}));
    }

    @Test
    void replacesADamagedOrForeignCache() throws IOException {
        replacesTheCacheAfterDamages(3);
    }

    @Test
    @Tag("ci")
    void replacesTheCacheAfterEveryKindOfDamage() throws IOException {
        replacesTheCacheAfterDamages(1);
    }

    private void replacesTheCacheAfterDamages(int step) throws IOException {
        branches.publish(0);
        Random random = new Random(5);
        for (int i = 0; i < 12; i += step) {
            damage(branches.cache(), i, random);
            int version = i + 1;
            assertEquals("", branches.complaint(version), "damage " + i);
            assertEquals(Optional.of(version), branches.version(version), "damage " + i);
            assertEquals("", branches.fsck(branches.cache()), "damage " + i);
        }
    }

    private static void damage(Path cache, int kind, Random random) throws IOException {
        Path objects = cache.resolve("objects");
        switch (kind) {
            case 0 -> Files.writeString(cache.resolve("config"), "[core");
            case 1 -> Files.delete(cache.resolve("HEAD"));
            case 2 -> BranchPlace.delete(cache.resolve("refs"));
            case 3 -> {
                BranchPlace.delete(cache);
                Files.writeString(cache, "a file");
            }
            case 4 -> Files.writeString(cache.resolve("packed-refs"), "nothing");
            case 5 -> Files.writeString(cache.resolve("shallow"), "nothing");
            case 6 -> Files.writeString(cache.resolve("refs/octavo/head.lock"), "");
            case 7 -> Files.writeString(cache.resolve("refs/octavo/head"), "f".repeat(40) + "\n");
            case 8 -> BranchPlace.delete(objects);
            default -> {
                try (var packs = Files.walk(objects)) {
                    for (Path pack : packs.filter(Files::isRegularFile).toList()) {
                        byte[] bytes = Files.readAllBytes(pack);
                        bytes[random.nextInt(bytes.length)] ^= 0x55;
                        Files.delete(pack);
                        Files.write(pack, bytes);
                    }
                }
            }
        }
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void publishesAfterEachRandomDamageOfTheCache() throws IOException {
        Random random = new Random(7);
        branches.publish(0);
        for (int i = 1; i <= Trials.of(100); i++) {
            String damage = damageAnything(branches.cache(), random);
            if (i % 2 == 0) {
                branches.squashed();
            }
            assertEquals("", branches.complaint(i), damage);
            assertEquals(Optional.of(i), branches.version(i), damage);
        }
        assertEquals("", branches.fsck(branches.bare));
    }

    private static String damageAnything(Path cache, Random random) throws IOException {
        Path file;
        try (var all = Files.walk(cache)) {
            var files = all.filter(Files::isRegularFile).sorted().toList();
            file = files.get(random.nextInt(files.size()));
        }
        byte[] bytes = Files.readAllBytes(file);
        int kind = random.nextInt(4);
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        Files.delete(file);
        switch (kind) {
            case 0 -> Files.write(file, Arrays.copyOf(bytes, at));
            case 1 -> {
                if (bytes.length > 0) {
                    bytes[at] ^= (byte) (1 + random.nextInt(255));
                }
                Files.write(file, bytes);
            }
            case 2 -> Files.write(file, new byte[bytes.length]);
            default -> {} // it stays deleted
        }
        return cache.relativize(file) + ", damage of kind " + kind + " at " + at;
    }

    @Test
    void sweepsWhileTheGitOfAKilledPublishingIsStillAtWork() throws Exception {
        Path caches = branches.folder.resolve("caches");
        AtomicBoolean over = new AtomicBoolean();
        try (BranchCache cache = BranchCache.open(GitProgram.in(branches.environment), caches, "", "gh-pages")) {
            FutureTask<Void> orphan = new FutureTask<>(() -> work(cache.folder().resolve("objects/pack"), over));
            new Thread(orphan).start();
            try {
                for (int i = 0; i < 300; i++) {
                    cache.sweep();
                }
            } finally {
                over.set(true);
                orphan.get();
            }
        }
    }

    private static Void work(Path pack, AtomicBoolean over) throws IOException {
        while (!over.get()) {
            Path folder = Files.createDirectories(pack.resolve("of"));
            for (int i = 0; i < 40; i++) {
                Path file = (i % 2 == 0 ? pack : folder).resolve("tmp_pack_" + i / 2);
                Files.writeString(file, "");
                if (i >= 20) {
                    Files.deleteIfExists(file);
                }
            }
            for (int i = 0; i < 20; i++) {
                Files.deleteIfExists(pack.resolve("tmp_pack_" + i));
                Files.deleteIfExists(folder.resolve("tmp_pack_" + i));
            }
            Files.delete(folder);
        }
        return null;
    }

    @Test
    void onlyOneAtATimeUsesTheCache() throws IOException {
        try (BranchTarget first = branches.open()) {
            String complaint = BranchPlace.complaint(branches::open);
            String who =
                    "another octavo publish (process " + ProcessHandle.current().pid() + ")";
            assertTrue(complaint.startsWith(who + " goes from this site to the same branch since "), complaint);
            assertTrue(complaint.endsWith("\nhelp: wait until it has ended, and publish again"), complaint);
            assertTrue(first.state().isNothing());
        }
        branches.publish(0);
        assertServed(0);
    }

    @Test
    void showsWhatTheServersHooksPrint() throws IOException {
        Path hook = branches.bare.resolve("hooks/pre-receive");
        Files.writeString(
                hook, "#!/bin/sh\nprintf 'no \\033[31mred\\033[0m sites\\nGH006: \\007protected\\n' >&2\nexit 1\n");
        assertTrue(hook.toFile().setExecutable(true));
        assertEquals(
                "the server did not let the branch gh-pages of " + branches.bare
                        + " be changed: pre-receive hook declined. It says: no red sites / GH006: protected"
                        + "\nhelp: if the branch is protected, allow your account to push to it, or publish to another"
                        + " branch",
                branches.complaint(0));
        Files.delete(hook);
        branches.publish(0);
        assertServed(0);
    }

    @Test
    void saysHowToInstallGit() {
        branches.environment.put("PATH", "");
        assertEquals(
                "Git is not installed: no folder of PATH has a program \"git\""
                        + "\nhelp: install it (apt install git, brew install git, winget install Git.Git) and publish again",
                branches.complaint(0));
    }

    @Test
    void runsNoHooksOfTheAuthor() throws IOException {
        Path hooks = Files.createDirectories(branches.home().resolve("hooks"));
        Path said = branches.folder.resolve("said");
        for (String name : new String[] {"pre-push", "pre-auto-gc"}) {
            Files.writeString(hooks.resolve(name), "#!/bin/sh\necho " + name + " >> " + said + "\nexit 1\n");
            assertTrue(hooks.resolve(name).toFile().setExecutable(true));
        }
        Files.writeString(branches.home().resolve(".gitconfig"), "[core]\n\thooksPath = " + hooks + "\n");
        assertEquals("", branches.complaint(0));
        Files.delete(branches.home().resolve(".gitconfig"));
        assertFalse(Files.exists(said));
        assertServed(0);
    }

    @Test
    void hidesTheNamesOfFilesInTheManifest() throws IOException {
        branches.publish(
                BranchPlace.files("index.html", "home", "secret-party/index.html", "come", "old/index.html", REDIRECT));
        String list = new String(branches.onBranch().get(BranchCommit.MANIFEST), StandardCharsets.UTF_8);
        assertFalse(list.contains("secret-party") || list.contains("index"), list);
        SiteFile old = new SiteFile(
                new OutputPath("old/index.html"),
                1,
                Sha256.of(new byte[0]),
                Optional.of(new PageFacts("0", Optional.of("/x"))));
        assertFalse(new String(BranchCommit.manifest(List.of(old)), StandardCharsets.UTF_8).contains("/x"));
        branches.commit("Edit", Map.of("old/index.html", REDIRECT + "!"));
        TargetState standing = branches.standing();
        assertEquals(
                Optional.of("/secret-party/"),
                standing.site()
                        .file(new OutputPath("old/index.html"))
                        .orElseThrow()
                        .page()
                        .orElseThrow()
                        .redirect());
    }

    @Test
    void readsBranchesOfEarlierVersions() throws IOException {
        SortedMap<String, byte[]> files = BranchPlace.files("index.html", "home", "about/index.html", "me");
        SortedMap<String, String> there = BranchPlace.texts(files);
        there.put(BranchCommit.MANIFEST, new String(SampleSite.manifest(files).bytes(), StandardCharsets.UTF_8));
        there.put(CommitWriter.NO_JEKYLL, "");
        branches.commit("Publish: 2 pages added", there);
        TargetState standing = branches.standing();
        assertEquals(SampleSite.manifest(files), standing.site());
        assertTrue(standing.finished());
        files.remove("about/index.html");
        branches.publish(files);
        assertEquals(Map.of("index.html", "home"), BranchPlace.texts(branches.site()));
        assertFalse(
                new String(branches.onBranch().get(BranchCommit.MANIFEST), StandardCharsets.UTF_8).contains("index"));
        branches.rollBack();
        assertEquals(2, branches.site().size());
    }

    @Test
    void sendsNothingTwiceWithoutHistory() throws IOException {
        branches.squashed();
        StringBuilder large = new StringBuilder();
        Random random = new Random(3);
        random.ints(60_000, 33, 127).forEach(c -> large.append((char) c));
        branches.publish(BranchPlace.files("index.html", "0", "large.txt", large.toString()));
        long before = size(branches.bare.resolve("objects"));
        branches.publish(BranchPlace.files("index.html", "1", "large.txt", large.toString()));
        long more = size(branches.bare.resolve("objects")) - before;
        assertTrue(more < 5_000, () -> more + " bytes more");
        assertEquals("", branches.faults());
    }

    private static long size(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    @Tag("ci")
    void putsManyPublishingsTogether() throws IOException {
        branches.squashed();
        for (int i = 0; i < 24; i++) {
            branches.publish(BranchPlace.files("index.html", "version " + i));
        }
        try (var packs = Files.walk(branches.cache().resolve("objects"))) {
            assertTrue(packs.filter(file -> file.toString().endsWith(".pack")).count() < 10);
        }
        for (int i = 22; i > 18; i--) {
            branches.rollBack();
            assertEquals(Map.of("index.html", "version " + i), BranchPlace.texts(branches.site()));
        }
        assertEquals("", branches.faults());
    }
}
