package dev.octavo.publish.s3;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.SampleSite;
import dev.octavo.publish.target.TargetState;
import dev.octavo.testing.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Publishes in a separate process, which can be killed, or stopped and continued. */
final class ChildPublisher {
    private ChildPublisher() {}

    /**
     * Starts a process.
     *
     * @param version the version to publish before it prints {@code ready}
     * @param job {@code forever} publishes the following versions; {@code once} publishes one more, and prints the
     *     result
     */
    static Process start(TestBucket bucket, Path folder, int version, String job) throws IOException {
        Destination.Bucket place = bucket.place(bucket.port(), 3);
        List<String> command = new ArrayList<>(List.of("timeout", "900"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.add(ChildPublisher.class.getName());
        command.addAll(List.of(
                place.endpoint().orElseThrow().toString(),
                place.bucket(),
                folder.toString(),
                Integer.toString(version),
                job));
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return child.start();
    }

    public static void main(String[] arguments) throws IOException {
        Destination.Bucket place = new Destination.Bucket(
                arguments[1], "", Optional.of(URI.create(arguments[0])), Optional.empty(), false, 3);
        int version = Integer.parseInt(arguments[3]);
        Path folder = Path.of(arguments[2]);
        boolean once = arguments[4].equals("once");
        // A short timeout, so that it soon notices that it was silent for too long.
        Bucket.Pace pace =
                once ? new Bucket.Pace(Duration.ofMillis(150), Duration.ofMillis(1500), 2, 8) : TestBucket.ALONE;
        try (BucketTarget first = open(place, TestBucket.ALONE);
                BucketTarget target = open(place, pace)) {
            publish(first, folder, version);
            System.out.println("ready " + version);
            do {
                publish(target, folder, ++version);
                System.out.println("ready " + version);
            } while (!once);
        } catch (ProblemException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }

    private static BucketTarget open(Destination.Bucket place, Bucket.Pace pace) {
        BucketSettings settings = TestBucket.settings(S3Server.KEY, S3Server.SECRET);
        return TestBucket.open(place, settings, "child@test", pace, problem -> {}, false, UnaryOperator.identity());
    }

    private static void publish(BucketTarget target, Path folder, int version) throws IOException {
        TargetState standing = target.state();
        target.publish(SampleSite.write(folder.resolve("site " + version), version), standing, Progress.SILENT);
    }
}
