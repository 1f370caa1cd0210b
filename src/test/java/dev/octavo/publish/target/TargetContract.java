package dev.octavo.publish.target;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.testing.CuttingProxy;
import dev.octavo.testing.Trials;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every target promises. Each kind of target has a subclass, which makes the places. */
public abstract class TargetContract {
    private static final long SEED = 20_261_125;
    private static final int FEW = 2;
    private static final int MANY = 12;
    private static final int LARGE_CHANGE = 21;

    private final Path folder;

    /** @param folder an empty folder for built sites */
    protected TargetContract(Path folder) {
        this.folder = folder;
    }

    /** A new and empty place. */
    protected abstract Place place(String name) throws Exception;

    /**
     * At how many of so many operations publishings are ended.
     *
     * @param all as many as have a use; otherwise, a few for every run
     */
    protected abstract int deaths(int operations, boolean all);

    private FinishedSite site(int version) throws IOException {
        return site(version, MANY);
    }

    private FinishedSite site(int version, int posts) throws IOException {
        Path built = folder.resolve("sites").resolve(posts + "-" + version);
        SortedMap<String, byte[]> files = SampleSite.files(version, posts);
        return Files.exists(built)
                ? new FinishedSite(built, SampleSite.manifest(files))
                : SampleSite.write(built, files);
    }

    private static TargetState state(Place place, FinishedSite site) throws Exception {
        return place.with((target, progress) -> target.verified(target.state(), site));
    }

    private static TargetState rollBack(Place place) throws Exception {
        return place.with((target, progress) -> target.rollBack());
    }

    /** The message for the author, with the remedy. */
    protected static String reported(Executable work) {
        ProblemException e = assertThrows(ProblemException.class, work);
        return e.problems().get(0).message() + " | "
                + e.problems().get(0).hint().orElseThrow();
    }

    private static boolean same(Map<String, byte[]> some, Map<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }

    private static void assertServes(Map<String, byte[]> files, Place place, String when) throws Exception {
        SortedMap<String, byte[]> served = place.served();
        assertEquals(files.keySet(), served.keySet(), when);
        files.forEach((path, bytes) -> assertArrayEquals(bytes, served.get(path), when + ": " + path));
    }

    private static void assertServes(int version, Place place) throws Exception {
        assertServes(SampleSite.files(version), place, "version " + version);
    }

    /** Readers get a site whole; or, where files are switched one by one, whole files, and no link leads nowhere. */
    private static void assertSound(Place place, String when, List<SortedMap<String, byte[]>> sites) throws Exception {
        SortedMap<String, byte[]> served = place.served();
        if (place.switchesAtOnce()) {
            assertTrue(
                    sites.stream().anyMatch(site -> same(site, served)),
                    () -> when + ": readers get a mixture: " + served.keySet());
        }
        served.forEach((path, bytes) -> assertTrue(
                sites.stream().anyMatch(files -> Arrays.equals(bytes, files.get(path))),
                () -> when + ": " + path + " is of none of the versions"));
        if (!sites.get(0).isEmpty()) {
            assertEquals(List.of(), SampleSite.dangling(path -> Optional.ofNullable(served.get(path))), when);
        }
    }

    private static void assertSound(Place place, String when, int... versions) throws Exception {
        assertSound(
                place, when, Arrays.stream(versions).mapToObj(SampleSite::files).toList());
    }

    /** Another publishing completes the site, sends nothing that has arrived, and leaves nothing over. */
    private static void assertCompletes(Place place, FinishedSite site, String when) throws Exception {
        int missing = place.missing(site);
        PublishResult second = place.publish(site);
        assertTrue(second.files() <= missing, () -> when + ": " + missing + " files were missing, and sent: " + second);
        SiteManifest served = SampleSite.manifest(place.served());
        assertEquals(site.manifest(), served, when);
        TargetState state = state(place, site);
        assertEquals(site.manifest(), state.site(), when);
        assertTrue(state.finished(), when);
        place.assertTidy(when);
    }

    @Test
    void theFirstPublishingSendsAll() throws Exception {
        try (Place place = place("first")) {
            FinishedSite site = site(1);
            Object before = place.everything();
            assertEquals(TargetState.NOTHING, state(place, site));
            assertEquals(place.nothingEarlier(), reported(() -> rollBack(place)));
            assertEquals(before, place.everything(), "looking changes nothing");
            PublishResult first = place.publish(site);
            assertEquals(
                    new PublishResult(
                            site.manifest().files().size(), site.manifest().size(), 0, first.release()),
                    first);
            assertServes(1, place);
            assertEquals(new TargetState(site.manifest(), first.release(), true), state(place, site));
            place.with((target, progress) -> {
                for (SiteFile file : site.manifest().all()) {
                    byte[] bytes = SampleSite.files(1).get(file.name());
                    assertArrayEquals(bytes, target.read(file).orElseThrow());
                }
                return true;
            });
            place.assertTidy("first");
        }
    }

    @Test
    void theNextSendsOnlyWhatChanged() throws Exception {
        try (Place place = place("next")) {
            place.publish(site(1));
            PublishResult next = place.publish(site(2));
            List<SiteFile> sent =
                    Difference.between(site(1).manifest(), site(2).manifest()).sent();
            long bytes = sent.stream().mapToLong(SiteFile::size).sum();
            int kept = site(2).manifest().files().size() - sent.size();
            assertEquals(new PublishResult(sent.size(), bytes, kept, next.release()), next);
            assertServes(2, place);
            place.assertTidy("next");
        }
    }

    @Test
    void whereNothingChangedNothingIsDone() throws Exception {
        try (Place place = place("same")) {
            PublishResult first = place.publish(site(1));
            Object before = place.everything();
            int all = site(1).manifest().files().size();
            assertEquals(new PublishResult(0, 0, all, first.release()), place.publish(site(1)));
            assertEquals(before, place.everything());
        }
    }

    @Test
    void rollsBackStepByStepAndPublishesFromThere() throws Exception {
        try (Place place = place("back")) {
            for (int version : new int[] {1, 2, LARGE_CHANGE}) {
                place.publish(site(version));
            }
            for (int version : new int[] {2, 1}) {
                TargetState back = rollBack(place);
                assertEquals(site(version).manifest(), back.site());
                assertEquals(back, state(place, site(version)));
                assertServes(version, place);
            }
            assertEquals(place.nothingEarlier(), reported(() -> rollBack(place)));
            assertServes(1, place);
            place.publish(site(4));
            assertServes(4, place);
            assertEquals(site(1).manifest(), rollBack(place).site());
            assertServes(1, place);
        }
    }

    @Test
    void changesNothingIfAnotherPublishedSinceItLooked() throws Exception {
        try (Place place = place("overtaken")) {
            String told = place.refusal();
            String refusal = place.with((target, progress) -> {
                TargetState nothing = target.state();
                place.elsewhere("bob").publish(site(1));
                String first = reported(() -> target.publish(site(3), nothing, progress));
                TargetState seen = target.state();
                place.elsewhere("bob").publish(site(2));
                assertTrue(first.matches(told), first);
                return reported(() -> target.publish(site(3), seen, progress));
            });
            assertTrue(refusal.matches(told), refusal);
            assertServes(2, place);
            place.publish(site(3));
            assertServes(3, place);
        }
    }

    @Test
    void ofTwoThatOverlapOneWinsAndTheOtherIsTold() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (Place place = place("overlap")) {
            place.publish(site(0));
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Progress slow = (stage, done, total) -> {
                begun.countDown();
                await(goOn);
            };
            Future<String> first = other.submit(() -> outcome(place.elsewhere("first"), 1, slow));
            await(begun);
            String second = outcome(place.elsewhere("second"), 2, Progress.SILENT);
            goOn.countDown();
            assertOneWon(place, List.of(first.get(3, TimeUnit.MINUTES), second), 1);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void ofTwoAtOnceOneWins() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (Place place = place("race")) {
            place.publish(site(0));
            for (int i = 0; i < Trials.of(20); i++) {
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<String>> attempts = new ArrayList<>();
                for (int version : new int[] {2 * i + 1, 2 * i + 2}) {
                    site(version);
                    Place mine = place.elsewhere("machine" + version % 2);
                    attempts.add(both.submit(() -> mine.with((target, progress) -> {
                        TargetState seen = target.state();
                        start.await();
                        return outcome(target, version, seen, progress);
                    })));
                }
                assertOneWon(
                        place,
                        List.of(
                                attempts.get(0).get(3, TimeUnit.MINUTES),
                                attempts.get(1).get(3, TimeUnit.MINUTES)),
                        2 * i + 1);
            }
            place.assertTidy("after the races");
        } finally {
            both.shutdownNow();
        }
    }

    private String outcome(Place place, int version, Progress progress) throws Exception {
        return place.with((target, silent) -> outcome(target, version, target.state(), progress));
    }

    /** The refusal; empty if it is published. */
    private String outcome(Target target, int version, TargetState seen, Progress progress) throws IOException {
        FinishedSite site = site(version);
        try {
            target.publish(site, seen, progress);
            return "";
        } catch (ProblemException e) {
            return reported(() -> {
                throw e;
            });
        }
    }

    private static void assertOneWon(Place place, List<String> outcomes, int firstVersion) throws Exception {
        assertEquals(1, outcomes.stream().filter(String::isEmpty).count(), outcomes::toString);
        String loser = outcomes.get(outcomes.get(0).isEmpty() ? 1 : 0);
        assertTrue(loser.matches(place.refusal()), loser);
        assertServes(outcomes.get(0).isEmpty() ? firstVersion : firstVersion + 1, place);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(3, TimeUnit.MINUTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void filesOfOthersStay() throws Exception {
        try (Place place = place("foreign")) {
            place.publish(site(1));
            place.leave("mine");
            for (int version : new int[] {2, LARGE_CHANGE, LARGE_CHANGE + 1, LARGE_CHANGE + 2}) {
                place.publish(site(version));
                assertEquals("mine", place.left());
            }
            rollBack(place);
            assertEquals("mine", place.left());
        }
    }

    @Test
    void putsRightWhatOthersChanged() throws Exception {
        try (Place place = place("changed")) {
            place.publish(site(1));
            place.change("index.html", "by hand");
            place.change("posts/3/index.html", "by hand");
            place.publish(site(1));
            assertServes(1, place);
            place.change("css/octavo.css", "by hand"); // which the next version has unchanged
            place.publish(site(2));
            place.publish(site(2));
            assertServes(2, place);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"changed", "gone"})
    void whatIsNotThatOfTheBuildIsNotPublished(String what) throws Exception {
        try (Place place = place("fickle-" + what)) {
            place.publish(site(1));
            FinishedSite site = SampleSite.write(folder.resolve("fickle"), 2);
            Path feed = site.folder().resolve("feed.xml");
            if (what.equals("gone")) {
                Files.delete(feed);
            } else {
                Files.writeString(feed, "something else");
            }
            String fact = what.equals("gone")
                    ? " is no longer there | let no other build run meanwhile, build again, and publish then"
                    : " changed while it was being published | let no other build run meanwhile, and publish again";
            assertEquals(feed + fact, reported(() -> place.publish(site)));
            assertServes(1, place);
            assertCompletes(place, site(2), "after that");
        }
    }

    @Test
    void namesAndSizesOfAllKinds() throws Exception {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String path : List.of(
                "a b.txt",
                "größe.txt",
                "a & b.txt",
                "a+b.txt",
                "100 %.txt",
                "%2F.txt",
                "日本/語.html",
                "a=b;c,d@e!f'(g).txt",
                "a#b.txt",
                "~x/$y.css",
                "-n/index.html",
                "`id`/$(id).html")) {
            files.put(path, path.getBytes(StandardCharsets.UTF_8));
        }
        files.put("empty.txt", new byte[0]);
        files.put("nothing/empty.txt", new byte[0]);
        byte[] film = new byte[2_000_000];
        new Random(1).nextBytes(film);
        files.put("film.mp4", film);
        try (Place place = place("names")) {
            FinishedSite first = SampleSite.write(folder.resolve("names"), files);
            place.publish(first);
            assertServes(files, place, "names");
            files.remove("a+b.txt");
            files.put("a b.txt", new byte[0]);
            place.publish(SampleSite.write(folder.resolve("names"), files));
            assertServes(files, place, "changed names");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FAILS, first", "ENDS_BEFORE, first", "ENDS_AFTER, first",
        "FAILS, small", "ENDS_BEFORE, small", "ENDS_AFTER, small",
        "FAILS, large", "ENDS_BEFORE, large", "ENDS_AFTER, large"
    })
    void whereverAPublishingEndsTheNextCompletesIt(Fault.Kind kind, String change) throws Exception {
        breaksOff(kind, change, FEW, false);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILS, first", "ENDS_BEFORE, first", "ENDS_AFTER, first",
        "FAILS, small", "ENDS_BEFORE, small", "ENDS_AFTER, small",
        "FAILS, large", "ENDS_BEFORE, large", "ENDS_AFTER, large"
    })
    @Tag("ci")
    @Tag("endurance")
    void whereverAPublishingOfManyFilesEndsTheNextCompletesIt(Fault.Kind kind, String change) throws Exception {
        breaksOff(kind, change, MANY, Trials.all());
    }

    private void breaksOff(Fault.Kind kind, String change, int posts, boolean all) throws Exception {
        int step = change.equals("large") ? LARGE_CHANGE : 1;
        boolean isFirst = change.equals("first");
        String name = change + posts + "-" + kind.name().length();
        Place place = place(name);
        Fault counting = new Fault(kind, Integer.MAX_VALUE);
        int version = 0;
        for (int i = 0; i < (isFirst ? 1 : 4); i++) { // from the fourth on, an old release goes each time
            counting = new Fault(kind, Integer.MAX_VALUE);
            place.publish(site(version += step, posts), counting);
        }
        int trials = deaths(counting.steps(), all);
        for (int i = 0; i < trials; i++) {
            // Each kind of fault begins at another operation, so that together they meet more of them.
            int offset = kind.name().length() % Math.max(1, counting.steps() / trials);
            Fault fault = new Fault(kind, 1 + i * counting.steps() / trials + offset);
            String when = fault + " of " + counting.steps() + ", " + change;
            SortedMap<String, byte[]> before =
                    isFirst ? new TreeMap<>() : new TreeMap<>(SampleSite.files(version, posts));
            if (isFirst) {
                place.close();
                place = place(name + "-" + i);
            }
            FinishedSite next = site(version += step, posts);
            SortedMap<String, byte[]> after = SampleSite.files(version, posts);
            if (publishes(place, next, fault)) {
                assertSound(place, when, List.of(after));
            } else {
                assertSound(place, when, List.of(before, after));
            }
            assertCompletes(place, next, when);
            if (!isFirst && i % 3 == 1) { // a rollback leads to another site, however often this one was published
                assertEquals(SampleSite.manifest(before), rollBack(place).site(), when);
                assertServes(before, place, when);
                assertCompletes(place, next, when);
            }
        }
        place.close();
    }

    /** Whether it was published, and not ended before. */
    private static boolean publishes(Place place, FinishedSite site, Place.Watch watch) throws Exception {
        try {
            place.publish(site, watch);
            return true;
        } catch (ProblemException e) {
            assertTrue(e.problems().stream().allMatch(problem -> problem.hint().isPresent()), e::toString);
            return false;
        }
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void publishingsThatEndAgainAndAgainWithOtherSites() throws Exception {
        Random random = new Random(SEED);
        try (Place place = place("random")) {
            Fault counting = Fault.none();
            place.publish(site(0), counting);
            int version = 0;
            for (int kills = 0; kills < Trials.of(200); ) {
                List<SortedMap<String, byte[]>> sites = new ArrayList<>(List.of(SampleSite.files(version)));
                do {
                    version += 1 + random.nextInt(4) * random.nextInt(4);
                    sites.add(SampleSite.files(version));
                    Fault fault = new Fault(
                            random.nextBoolean() ? Fault.Kind.ENDS_BEFORE : Fault.Kind.ENDS_AFTER,
                            1 + random.nextInt(counting.steps()));
                    String when = "kill " + kills + " of seed " + SEED + ", " + fault;
                    if (publishes(place, site(version), fault)) {
                        sites = new ArrayList<>(List.of(SampleSite.files(version)));
                    } else {
                        kills++;
                    }
                    assertSound(place, when, sites);
                } while (random.nextBoolean());
                assertCompletes(place, site(version), "after kill " + kills + " of seed " + SEED);
            }
        }
    }

    @Test
    void whereverARollbackEndsAPublishingCompletesIt() throws Exception {
        try (Place place = place("back-ended")) {
            place.publish(site(0, FEW));
            place.publish(site(1, FEW));
            Fault counting = Fault.none();
            place.with(counting, (target, progress) -> target.rollBack());
            int trials = Math.min(deaths(counting.steps(), Trials.all()), counting.steps());
            for (int i = 0; i < trials; i++) {
                place.publish(site(1, FEW));
                Fault.Kind kind = i % 2 == 0 ? Fault.Kind.ENDS_BEFORE : Fault.Kind.ENDS_AFTER;
                Fault fault = new Fault(kind, 1 + i * counting.steps() / trials);
                try {
                    place.with(fault, (target, progress) -> target.rollBack());
                } catch (ProblemException ended) {
                    assertTrue(fault.happened(), ended::toString);
                }
                List<SortedMap<String, byte[]>> sites = List.of(SampleSite.files(1, FEW), SampleSite.files(0, FEW));
                assertSound(place, "going back, " + fault, sites);
                assertCompletes(place, site(1, FEW), "going back, " + fault);
                assertCompletes(place, site(0, FEW), "going on, " + fault);
            }
        }
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void afterEachKillOfAProcessReadersHaveAWholeSite() throws Exception {
        Random random = new Random(SEED);
        try (Place place = place("killed")) {
            Fault counting = Fault.none();
            place.publish(site(0));
            place.publish(site(1), counting);
            int version = 1;
            int changed = 0;
            for (int i = 0; i < Trials.of(kills()); i++) {
                int awaited = 1 + random.nextInt(4 * counting.steps()); // of a publishing, or of the next one
                Process child = PublishingProcess.start(
                        List.of(), place, folder.resolve("child" + i), version + 1, Integer.MAX_VALUE, awaited);
                List<String> said = new ArrayList<>();
                try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
                    while (!said.contains("ready")) {
                        said.add(Optional.ofNullable(says.readLine()).orElseThrow(() -> new AssertionError(said)));
                    }
                    Thread.sleep(random.nextInt(longestStepMs()));
                    child.toHandle().destroyForcibly(); // unlike the process itself, leaves its output open
                    child.waitFor();
                    says.lines().forEach(said::add);
                } finally {
                    child.destroyForcibly();
                }
                said.remove("ready");
                assertTrue(said.stream().allMatch(line -> line.startsWith("published ")), said::toString);
                int last = version + said.size();
                String when =
                        "kill " + i + " of seed " + SEED + " after operation " + awaited + ", of version " + (last + 1);
                assertSound(place, when, last, last + 1);
                changed += same(place.served(), SampleSite.files(last)) ? 0 : 1;
                version = last + 1 + i % 2;
                assertCompletes(place, site(version), when);
            }
            System.out.println("where " + changed + " processes were killed, readers had something new already");
        }
    }

    /** How many processes are killed, and how long at most after an operation. */
    protected int kills() {
        return 30;
    }

    protected int longestStepMs() {
        return 50;
    }

    @Test
    @Tag("ci")
    void anEditOfALargeSiteTransfersLittle() throws Exception {
        try (Place place = place("budget")) {
            assumeTrue(place.port().isPresent(), "no connection leads there");
            SortedMap<String, byte[]> files = new TreeMap<>();
            byte[] page = new byte[20_000];
            Random random = new Random(SEED);
            for (int post = 0; post < 400; post++) {
                random.nextBytes(page);
                files.put("posts/" + post + "/index.html", page.clone());
            }
            place.publish(SampleSite.write(folder.resolve("large"), files));
            for (int edit = 1; edit <= 4; edit++) { // from the third on, an old release goes each time
                files.put("posts/7/index.html", ("edit " + edit).getBytes(StandardCharsets.UTF_8));
                FinishedSite site = SampleSite.write(folder.resolve("large"), files);
                try (CuttingProxy proxy = CuttingProxy.before(place.port().orElseThrow(), Long.MAX_VALUE)) {
                    assertEquals(1, place.through(proxy.port()).publish(site).files());
                    assertTrue(proxy.passed() < 300_000, () -> proxy.passed() + " bytes");
                }
            }
            assertServes(files, place, "edited");
        }
    }

    @Test
    @Tag("ci")
    @Tag("endurance")
    void afterEachCutReadersHaveAWholeSite() throws Exception {
        Random random = new Random(SEED + 1);
        try (Place place = place("cut")) {
            assumeTrue(place.port().isPresent(), "no connection leads there");
            int port = place.port().orElseThrow();
            place.publish(site(0));
            long most;
            try (CuttingProxy proxy = CuttingProxy.before(port, Long.MAX_VALUE)) {
                place.through(proxy.port()).publish(site(1));
                most = proxy.passed() * 2 / 3;
            }
            int version = 1;
            int cut = 0;
            int times = Trials.of(200);
            for (int i = 0; i < times; i++) {
                int next = version + 1 + random.nextInt(3) * random.nextInt(2);
                long at = (long) (random.nextDouble() * most);
                String when = "cut " + i + " of seed " + SEED + " at byte " + at + " of " + most;
                try (CuttingProxy proxy = CuttingProxy.before(port, at)) {
                    place.through(proxy.port()).publish(site(next));
                } catch (ProblemException broken) {
                    cut++;
                    String said = broken.problems().toString();
                    assertFalse(said.contains("xception") || said.contains("dev.octavo"), when + ": " + said);
                }
                assertSound(place, when, version, next);
                assertCompletes(place, site(next), when);
                version = next;
            }
            System.out.println("cut " + cut + " of " + times + " times");
            assertTrue(cut > times / 4, cut + " cuts");
        }
    }
}
