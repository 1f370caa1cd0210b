package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.TargetState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must be true of a bucket, however a publish has ended. */
final class BucketAssertions {
    private BucketAssertions() {}

    /** Readers get complete files of these versions, and no link leads nowhere. */
    static void assertSound(TestBucket bucket, List<Integer> versions, String when) {
        SortedMap<String, byte[]> served = bucket.served();
        List<SortedMap<String, byte[]>> all =
                versions.stream().map(SampleSite::files).toList();
        served.forEach((path, bytes) -> assertTrue(
                all.stream().anyMatch(files -> Arrays.equals(bytes, files.get(path))),
                () -> when + ": " + path + " is of none of the versions"));
        List<String> dangling = SampleSite.dangling(path -> Optional.ofNullable(served.get(path)));
        assertEquals(List.of(), dangling, when);
    }

    /** Another publishing completes the site, sends nothing twice, and leaves only objects that are needed. */
    static PublishResult assertCompletes(TestBucket bucket, FinishedSite site, int version, String when) {
        Set<String> arrived = new TreeSet<>();
        bucket.beside("objects/").forEach(key -> arrived.add(key.replaceFirst(".*/", "")));
        RequestKiller second = RequestKiller.counted();
        PublishResult receipt;
        TargetState after;
        try (BucketTarget target = bucket.target(second)) {
            receipt = target.publish(site, target.state(), Progress.SILENT);
            after = target.verified(target.state(), site);
        }
        assertExactly(bucket, version, when);
        assertTrue(after.finished(), when);
        assertEquals(site.manifest(), after.site(), when);
        assertEquals(
                List.of(), second.uploads().stream().filter(arrived::contains).toList(), when + ": sent again");
        return receipt;
    }

    /** Readers get exactly a version, and the other objects are those that it and earlier releases need. */
    static void assertExactly(TestBucket bucket, int version, String when) {
        SortedMap<String, byte[]> served = bucket.served();
        SortedMap<String, byte[]> files = SampleSite.files(version);
        assertEquals(files.keySet(), served.keySet(), when);
        files.forEach((path, bytes) -> assertArrayEquals(bytes, served.get(path), when + ": " + path));
        Set<String> objects = new TreeSet<>();
        bucket.beside("objects/").forEach(key -> objects.add(key.replaceFirst(".*/", "")));
        Set<String> needed = new TreeSet<>();
        files.values().forEach(bytes -> needed.add(Sha256.of(bytes).hex()));
        assertTrue(objects.containsAll(needed), when);
        // A lock that is left after everything else is done is deleted by the next change.
        List<String> others = bucket.beside("").stream()
                .filter(
                        key -> !key.matches(
                                "(.*/)?\\.octavo/(manifest|[.]octavo-lock[.][0-9a-f-]+|objects/[0-9a-f]{64}(\\.gz)?|releases/\\d+-[0-9a-f]{64})"))
                .toList();
        assertEquals(List.of(), others, when);
    }

    /** The bucket has the contents of these versions, and no others. */
    static void assertKept(TestBucket bucket, Integer... versions) {
        Set<String> needed = new TreeSet<>();
        Stream.of(versions)
                .flatMap(version -> SampleSite.files(version).values().stream())
                .forEach(bytes -> needed.add(Sha256.of(bytes).hex()));
        Set<String> objects = new TreeSet<>();
        bucket.beside("objects/").forEach(key -> objects.add(key.replaceFirst(".*/", "")));
        assertEquals(needed, objects);
        assertEquals(versions.length, bucket.beside("releases/").size());
    }
}
