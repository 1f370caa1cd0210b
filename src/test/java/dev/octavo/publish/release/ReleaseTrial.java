package dev.octavo.publish.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.folder.LocalFiles;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** A folder to which the sample site is published, and what readers find there. */
public final class ReleaseTrial {
    static final int KEEP = 3;
    static final int NEWEST = 30;

    private final Path sites;
    private final Path place;

    /** Uses {@code folder} for the target and for built sites. */
    public ReleaseTrial(Path folder) {
        this.sites = folder.resolve("sites");
        this.place = folder.resolve("blog");
    }

    /** The folder to publish to. */
    public Path place() {
        return place;
    }

    public Path path(String name) {
        return place.resolve(name);
    }

    /** A version of the sample site, as built. */
    public FinishedSite site(int version) throws IOException {
        Path folder = sites.resolve(Integer.toString(version));
        return Files.exists(folder)
                ? new FinishedSite(folder, SampleSite.manifest(SampleSite.files(version)))
                : SampleSite.write(folder, version);
    }

    public ReleaseFiles files() {
        return new LocalFiles(place);
    }

    public PublishResult publish(int version) throws IOException {
        return publish(files(), site(version));
    }

    /** Reads the target's state and publishes, as a command does. */
    public static PublishResult publish(ReleaseFiles files, FinishedSite site) {
        try (Target target = new Releases(files, KEEP, false)) {
            return target.publish(site, target.state(), Progress.SILENT);
        }
    }

    /** What a web server sends, if its root is the link. */
    public Map<String, byte[]> served() throws IOException {
        return served(path("current"));
    }

    static Map<String, byte[]> served(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.exists(root)) {
            Path real = root.toRealPath();
            try (Stream<Path> paths = Files.walk(real)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(real.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    /** Checks that a web server with another user can read everything. */
    public void assertReadableForAll() throws IOException {
        try (Stream<Path> paths = Files.walk(place)) {
            for (Path path : paths.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                String wanted = Files.isDirectory(path) ? "r-xr-xr-x" : "r--r--r--";
                Set<PosixFilePermission> given = Files.getPosixFilePermissions(path);
                boolean ours = !path.startsWith(path("releases")) && !Files.isDirectory(path); // a lock
                assertTrue(
                        ours || given.containsAll(PosixFilePermissions.fromString(wanted)),
                        () -> path + ": " + PosixFilePermissions.toString(given));
            }
        }
    }

    /** The version that readers get, complete and without other files; empty if they get nothing yet. */
    public Optional<Integer> version(String when) throws IOException {
        Map<String, byte[]> served = served();
        if (!Files.exists(path("current"), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Optional<Integer> version = SampleSite.version(served, NEWEST);
        assertTrue(version.isPresent(), () -> when + ": readers get a mixture: " + served.keySet());
        assertNothingDangles(served, when);
        return version;
    }

    /** Whether readers get the second site; if not, they get the first one; in both cases, nothing else. */
    boolean assertServesOneOf(Map<String, byte[]> before, Map<String, byte[]> after, String when) throws IOException {
        Map<String, byte[]> served = served();
        boolean isNew = same(served, after);
        assertTrue(isNew || same(served, before), () -> when + ": readers get a mixture: " + served.keySet());
        assertNothingDangles(served, when);
        return isNew;
    }

    private static boolean same(Map<String, byte[]> some, Map<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }

    private static void assertNothingDangles(Map<String, byte[]> served, String when) {
        List<String> dangling = SampleSite.dangling(path -> Optional.ofNullable(served.get(path)));
        assertTrue(served.isEmpty() || dangling.isEmpty(), () -> when + ": " + dangling);
    }

    public void assertServes(int version) throws IOException {
        assertEquals(Optional.of(version), version(""));
    }

    /** The numbers of the releases. Checks that there are only complete releases. */
    public Set<String> releases(String when) throws IOException {
        assertEquals(Set.of("current", "releases", ".octavo-lock-here"), names(place), when);
        Set<String> numbers = names(path("releases"));
        assertTrue(numbers.remove(".octavo-releases"), when);
        for (String number : numbers) {
            Path release = path("releases/" + number);
            assertEquals(Set.of("manifest", "site"), names(release), when);
            SiteManifest list = SiteManifest.parse(Files.readAllBytes(release.resolve("manifest")))
                    .orElseThrow();
            Map<String, String> listed = list.files().values().stream()
                    .collect(Collectors.toMap(
                            file -> file.path().value(), file -> file.hash().hex()));
            assertEquals(listed, Folders.hashes(release.resolve("site")), when);
        }
        assertTrue(numbers.size() <= KEEP, () -> when + ": " + numbers);
        return numbers;
    }

    static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> names = Files.list(folder)) {
            return names.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The messages for the author, each problem with its remedy. */
    public static String reported(Executable work) {
        ProblemException e = assertThrows(ProblemException.class, work);
        return e.problems().stream().map(ReleaseTrial::text).collect(Collectors.joining("\n"));
    }

    private static String text(Problem problem) {
        return problem.message() + " | " + problem.hint().orElse("no remedy");
    }
}
