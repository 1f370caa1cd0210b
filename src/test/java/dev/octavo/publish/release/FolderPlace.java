package dev.octavo.publish.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.folder.LocalFiles;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.Place;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.Target;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** A folder of releases, on this machine or on a server whose disk is this one, and what readers find there. */
public class FolderPlace implements Place {
    static final int KEEP = 3;
    static final int NEWEST = 30;

    private final Path sites;
    private final Path place;

    /** Uses {@code folder} for the target and for built sites. */
    public FolderPlace(Path folder) {
        this(folder.resolve("sites"), folder.resolve("blog"));
    }

    public FolderPlace(Path sites, Path place) {
        this.sites = sites;
        this.place = place;
    }

    public FolderPlace(String... arguments) {
        this(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    @Override
    public List<String> arguments() {
        return List.of(sites.toString(), place.toString());
    }

    /** The folder to publish to. */
    public final Path place() {
        return place;
    }

    public final Path path(String name) {
        return place.resolve(name);
    }

    /** A version of the sample site, as built. */
    public final FinishedSite site(int version) throws IOException {
        Path folder = sites.resolve(Integer.toString(version));
        return Files.exists(folder)
                ? new FinishedSite(folder, SampleSite.manifest(SampleSite.files(version)))
                : SampleSite.write(folder, version);
    }

    /** Opens the folder. */
    public ReleaseFiles files() {
        return new LocalFiles(place);
    }

    @Override
    public final <T> T with(Watch watch, Work<T> work) throws Exception {
        ReleaseFiles real = files();
        WatchedFiles watched = new WatchedFiles(real, real.isLocal() ? 1 : real.threads(), watch);
        try (Target target = new Releases(watched.files(), KEEP, false)) {
            return work.on(target, Progress.SILENT);
        } finally {
            if (real.isLocal()) {
                watched.bury(); // as the system does for a dead process
            }
            real.close();
        }
    }

    public final PublishResult publish(int version) throws IOException {
        return publish(files(), site(version));
    }

    /** Reads the target's state and publishes, as a command does. */
    public static PublishResult publish(ReleaseFiles files, FinishedSite site) {
        try (Target target = new Releases(files, KEEP, false)) {
            return target.publish(site, target.state(), Progress.SILENT);
        }
    }

    static PublishResult publish(WatchedFiles files, FinishedSite site) {
        return publish(files.files(), site);
    }

    /** What a web server sends, if its root is the link. */
    @Override
    public final SortedMap<String, byte[]> served() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        if (Files.exists(path("current"))) {
            Path real = path("current").toRealPath();
            try (Stream<Path> paths = Files.walk(real)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(real.relativize(path).toString(), Files.readAllBytes(path));
                }
            }
        }
        return files;
    }

    @Override
    public final void change(String path, String text) throws IOException {
        Files.writeString(path("current").resolve(path), text);
    }

    @Override
    public final void leave(String text) {
        Folders.write(place, "robots.txt", text, "releases/notes/a.txt", text, "releases/readme", text);
    }

    @Override
    public final String left() throws IOException {
        String left = Files.readString(path("robots.txt"));
        assertEquals(left, Files.readString(path("releases/notes/a.txt")));
        assertEquals(left, Files.readString(path("releases/readme")));
        return left;
    }

    @Override
    public final Object everything() throws IOException {
        Set<String> all = new TreeSet<>();
        if (Files.exists(place)) {
            try (Stream<Path> paths = Files.walk(place)) {
                for (Path path : paths.filter(path -> !path.toString().contains(".octavo-lock"))
                        .toList()) {
                    boolean isPlace = path.equals(place); // its time shows that there was a lock
                    all.add(path + " " + (isPlace ? "" : Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)));
                }
            }
        }
        return all;
    }

    @Override
    public final void assertTidy(String when) throws IOException {
        releases(when);
    }

    @Override
    public final int missing(FinishedSite site) throws IOException {
        Set<Sha256> live = new HashSet<>();
        SampleSite.manifest(served()).all().forEach(file -> live.add(file.hash()));
        int missing = 0;
        for (SiteFile file : site.manifest().all()) {
            missing += live.contains(file.hash()) || hasArrived(file) ? 0 : 1;
        }
        return missing;
    }

    /** Whether a file is in an unfinished release. */
    private boolean hasArrived(SiteFile file) throws IOException {
        if (!Files.isDirectory(path("releases"))) {
            return false;
        }
        for (String number : names(path("releases"))) {
            Path release = path("releases").resolve(number);
            Path sent = release.resolve("site").resolve(file.name());
            if (Files.exists(release.resolve("incoming"))
                    && Files.isRegularFile(sent, LinkOption.NOFOLLOW_LINKS)
                    && Sha256.of(Files.readAllBytes(sent)).equals(file.hash())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Place elsewhere(String who) {
        return this;
    }

    private String description() throws Exception {
        return with((target, progress) -> target.description());
    }

    @Override
    public final String refusal() throws Exception {
        return "(another octavo publish (\\(.*\\) )?is at work|somebody else published first: .* is) in "
                + Pattern.quote(description()) + " .*";
    }

    @Override
    public final String nothingEarlier() throws Exception {
        return "no earlier release is left in " + description()
                + " | take the site's files back to what they were, build, and publish that; \"keep\" in"
                + " content/site.yaml says how many releases stay";
    }

    /** Checks that a web server with another user can read everything. */
    public final void assertReadableForAll() throws IOException {
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
    public final Optional<Integer> version(String when) throws IOException {
        SortedMap<String, byte[]> served = served();
        if (!Files.exists(path("current"), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Optional<Integer> version = SampleSite.version(served, NEWEST);
        assertTrue(version.isPresent(), () -> when + ": readers get a mixture: " + served.keySet());
        return version;
    }

    public final void assertServes(int version) throws IOException {
        assertEquals(Optional.of(version), version(""));
    }

    /** The numbers of the releases. Checks that there are only complete releases. */
    public final Set<String> releases(String when) throws IOException {
        Set<String> here = names(place);
        here.remove(".octavo-lock-here");
        assertEquals(Set.of("current", "releases"), here, when);
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
        return e.problems().stream().map(FolderPlace::text).collect(Collectors.joining("\n"));
    }

    private static String text(Problem problem) {
        return problem.message() + " | " + problem.hint().orElse("no remedy");
    }
}
