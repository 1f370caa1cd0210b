package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.target.Place;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.TargetState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A site, a bare repository to publish it to, and the author's settings and messages. Reads no settings of this
 * machine.
 */
public final class BranchPlace implements Place {
    static final String BRANCH = "gh-pages";
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    final Path folder;
    final Path site;
    final Path bare;
    final List<Problem> reported = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    private String repository;
    private boolean keepsHistory = true;
    private Optional<String> domain = Optional.empty();
    private boolean adopts;
    private Optional<Function<String, Optional<String>>> prompt = Optional.empty();
    private int patience = 60;
    private Optional<GitHttp> http = Optional.empty();
    private int port;

    private BranchPlace(Path folder, Path site) throws IOException {
        this.folder = folder;
        this.site = Files.createDirectories(site);
        bare = folder.resolve("server.git");
        // Of a folder that exists, the address ends with a slash, and another address has another cache.
        repository = bare.toUri().toString().replaceFirst("/$", "");
        Path home = Files.createDirectories(folder.resolve("home"));
        environment.put("PATH", home().resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
    }

    /** Uses folders that another process has made. */
    public BranchPlace(String... arguments) throws IOException {
        this(Path.of(arguments[0]), Path.of(arguments[0], "site"));
        keepsHistory = Boolean.parseBoolean(arguments[1]);
    }

    @Override
    public List<String> arguments() {
        return List.of(folder.toString(), Boolean.toString(keepsHistory));
    }

    /** Makes an empty repository. */
    static BranchPlace in(Path folder) throws IOException {
        BranchPlace branches = new BranchPlace(folder, folder.resolve("site"));
        branches.git(folder, "init", "-q", "--bare", "-b", "main", branches.bare.toString());
        return branches;
    }

    BranchPlace repository(String text) {
        repository = text;
        return this;
    }

    /** The same, but by the name of a remote, so that all URLs share a cache. */
    BranchPlace remote(String url) throws IOException {
        Files.writeString(home().resolve(".gitconfig"), "[remote \"origin\"]\n\turl = " + url + "\n");
        return repository("origin");
    }

    @Override
    public BranchPlace elsewhere(String who) throws IOException {
        return like(folder.resolve(who));
    }

    private BranchPlace like(Path from) throws IOException {
        BranchPlace same = new BranchPlace(folder, from);
        same.environment.putAll(environment);
        same.repository = repository;
        same.keepsHistory = keepsHistory;
        same.port = port;
        return same;
    }

    /** From now on, it is published to by HTTP. */
    @Override
    public Optional<Integer> port() throws IOException, InterruptedException {
        environment.put("OCTAVO_GIT_TOKEN", GitHttp.PASSWORD);
        if (http.isEmpty()) {
            http = Optional.of(GitHttp.start(folder, environment));
            port = http.get().port();
        }
        return Optional.of(http.get().port());
    }

    @Override
    public BranchPlace through(int proxy) throws IOException {
        BranchPlace same = like(site);
        same.port = proxy;
        return same;
    }

    @Override
    public <T> T with(Watch watch, Work<T> work) throws Exception {
        if (port > 0) {
            remote(GitHttp.url("auth", port));
        }
        try (BranchTarget target = open()) {
            return work.on(target, (stage, done, total) -> {
                try {
                    watch.sees(stage, Integer.toString(done), false);
                    watch.sees(stage, Integer.toString(done), true);
                } catch (IOException e) {
                    throw ProblemException.of("Connection reset", "publish again");
                }
            });
        }
    }

    BranchPlace squashed() {
        keepsHistory = false;
        return this;
    }

    BranchPlace domain(String name) {
        domain = Optional.of(name);
        return this;
    }

    BranchPlace noDomain() {
        domain = Optional.empty();
        return this;
    }

    BranchPlace adopting() {
        adopts = true;
        return this;
    }

    BranchPlace prompt(Function<String, Optional<String>> asked) {
        prompt = Optional.of(asked);
        return this;
    }

    BranchPlace patience(int seconds) {
        patience = seconds;
        return this;
    }

    Path home() {
        return folder.resolve("home");
    }

    /** Which of these versions of the sample is complete on the server; empty if there is no branch. */
    Optional<Integer> version(int... candidates) throws IOException {
        SortedMap<String, byte[]> files = served();
        for (int version : candidates) {
            SortedMap<String, byte[]> wanted = SampleSite.files(version);
            if (files.keySet().equals(wanted.keySet())
                    && files.keySet().stream().allMatch(path -> Arrays.equals(files.get(path), wanted.get(path)))) {
                return Optional.of(version);
            }
        }
        if (files.isEmpty()) {
            return Optional.empty();
        }
        throw new IllegalStateException("none of these versions of the site, but " + files.keySet());
    }

    BranchTarget open() {
        return open(BRANCH);
    }

    BranchTarget open(String branch) {
        return open(branch, site, reported::add);
    }

    /** Publishes from another machine, with its own folder. */
    BranchTarget openElsewhere(String name) throws IOException {
        return open(BRANCH, Files.createDirectories(folder.resolve(name)), reported::add);
    }

    private BranchTarget open(String branch, Path from, Consumer<Problem> word) {
        Duration silence = Duration.ofSeconds(patience);
        SshSettings ssh =
                new SshSettings(environment, "", prompt.isPresent(), new SshSettings.Timeouts(silence, silence));
        BranchSettings settings =
                new BranchSettings(ssh, home(), Clock.fixed(NOW, ZoneOffset.UTC), prompt, adopts, word);
        return new BranchTarget(new Destination.Branch(repository, branch, keepsHistory, domain), from, settings);
    }

    /** Publishes a version of {@link SampleSite}, as the command does. */
    PublishResult publish(int version) throws IOException {
        return publish(SampleSite.files(version));
    }

    PublishResult publish(Map<String, byte[]> files) throws IOException {
        try (BranchTarget target = open()) {
            return publish(target, files);
        }
    }

    PublishResult publish(BranchTarget target, Map<String, byte[]> files) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        return target.publish(SampleSite.write(out, files), target.state(), Progress.SILENT);
    }

    TargetState standing() {
        return with(BranchTarget::state);
    }

    TargetState rollBack() {
        return with(BranchTarget::rollBack);
    }

    <T> T with(Function<BranchTarget, T> work) {
        try (BranchTarget target = open()) {
            return work.apply(target);
        }
    }

    /** The message about a failure, with the remedy; empty if nothing failed. */
    static String complaint(Runnable work) {
        try {
            work.run();
            return "";
        } catch (ProblemException e) {
            Problem problem = e.problems().get(0);
            return problem.message() + "\nhelp: " + problem.hint().orElse("");
        }
    }

    String complaint(int version) {
        return complaint(() -> {
            try {
                publish(version);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** All files of the branch on the server, read by Git itself. */
    SortedMap<String, byte[]> onBranch() throws IOException {
        return cloned(bare.toUri().toString());
    }

    SortedMap<String, byte[]> cloned(String url) throws IOException {
        Path clone = Files.createTempDirectory(folder, "clone");
        git(folder, "clone", "-q", "-o", "source", "--branch", BRANCH, url, clone.toString());
        delete(clone.resolve(".git"));
        SortedMap<String, byte[]> files = filesIn(clone);
        delete(clone);
        return files;
    }

    /** The same without files that are not for readers; empty if there is no branch. */
    @Override
    public SortedMap<String, byte[]> served() throws IOException {
        if (!Files.exists(bare.resolve("refs/heads").resolve(BRANCH)) && !Files.exists(bare.resolve("packed-refs"))) {
            return new TreeMap<>();
        }
        Path work = Files.createTempDirectory(folder, "work");
        git(bare, "--work-tree=" + work, "checkout", "-q", "-f", BRANCH, "--", ".");
        Files.deleteIfExists(bare.resolve("index"));
        SortedMap<String, byte[]> files = filesIn(work);
        delete(work);
        files.remove(BranchCommit.MANIFEST);
        files.remove(CommitWriter.NO_JEKYLL);
        return files;
    }

    private static SortedMap<String, byte[]> filesIn(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    /** The files that are for readers. */
    SortedMap<String, byte[]> site() throws IOException {
        SortedMap<String, byte[]> files = onBranch();
        files.remove(BranchCommit.MANIFEST);
        files.remove(CommitWriter.NO_JEKYLL);
        return files;
    }

    @Override
    public void change(String path, String text) throws IOException {
        commit("Mend a word", Map.of(path, text));
    }

    @Override
    public void leave(String text) throws IOException {
        commit("Create CNAME", Map.of("CNAME", text, "docs/note.txt", text));
    }

    @Override
    public String left() throws IOException {
        SortedMap<String, String> texts = texts(served());
        assertEquals(texts.get("CNAME"), texts.get("docs/note.txt"));
        return texts.getOrDefault("CNAME", "");
    }

    @Override
    public Object everything() throws IOException {
        return served().isEmpty() ? "" : log("%H");
    }

    @Override
    public int missing(FinishedSite finished) {
        return finished.manifest().files().size(); // what is in the cache is not counted
    }

    @Override
    public void assertTidy(String when) throws IOException {
        assertEquals(List.of(), leftovers(), when);
        assertEquals("", faults(), when);
        assertTrue(keepsHistory || log("%P").isBlank(), when);
    }

    @Override
    public String refusal() {
        return Pattern.quote(with(BranchTarget::description)) + " moved while this was being published"
                + " \\| publish again; what was put there meanwhile was not touched";
    }

    @Override
    public String nothingEarlier() {
        return "nothing of an earlier site is left in " + with(BranchTarget::description) + " | "
                + (keepsHistory ? "" : "a branch without history is only remembered where it was published from; ")
                + "build the earlier site from its sources, and publish it";
    }

    @Override
    public void close() throws IOException {
        if (http.isPresent()) {
            http.get().close();
        }
    }

    /** Commits files by hand, as somebody else would. */
    void commit(String message, Map<String, String> files) throws IOException {
        Path work = Files.createTempDirectory(folder, "work");
        git(folder, "clone", "-q", bare.toUri().toString(), work.toString());
        boolean there = !git(work, "branch", "-r", "--list", "origin/" + BRANCH).isBlank();
        git(work, "checkout", "-q", there ? BRANCH : "--orphan", there ? "--" : BRANCH);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = work.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        git(work, "add", "-A");
        git(work, "-c", "user.name=Bob", "-c", "user.email=bob@example.org", "commit", "-q", "-m", message);
        git(work, "push", "-q", "origin", BRANCH);
        delete(work);
    }

    /** Git's output on the server about the branch. */
    String log(String format) throws IOException {
        return git(bare, "log", "--format=" + format, BRANCH);
    }

    /**
     * Files that publishing leaves in the cache, even when it is opened again. A {@code git} that a killed process
     * started may end a little later, and leave some until the next time.
     */
    private List<String> leftovers() throws IOException {
        List<String> left = List.of();
        for (int i = 0; i < 100; i++) {
            with(BranchTarget::state);
            try (var all = Files.walk(cache())) {
                left = all.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.matches(".*\\.lock|.*\\.keep|(tmp|fast_import)_.*|\\.probe.*"))
                        .toList();
                if (left.isEmpty()) {
                    return left;
                }
            } catch (UncheckedIOException gone) {
                left = List.of(gone.toString());
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return left;
    }

    /** The only cache of the site. */
    Path cache() throws IOException {
        try (var all = Files.list(site.resolve(".octavo/git"))) {
            return all.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** Git's complaints about both repositories. */
    String faults() throws IOException {
        return fsck(bare) + fsck(cache());
    }

    String fsck(Path gitFolder) throws IOException {
        String output = git(gitFolder, "fsck", "--full", "--no-reflogs", "--strict", "--no-dangling", "--no-progress");
        return output.lines().filter(line -> !line.startsWith("notice: ")).collect(Collectors.joining("\n"));
    }

    /** Git's output, on both streams. */
    String git(Path where, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return output;
    }

    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Writes texts as files. */
    static SortedMap<String, byte[]> files(String... pathsAndTexts) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    /** Reads files as texts. */
    static SortedMap<String, String> texts(SortedMap<String, byte[]> files) {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }
}
