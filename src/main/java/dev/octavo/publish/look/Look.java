package dev.octavo.publish.look;

import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Severity;
import dev.octavo.lib.work.Parallel;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.look.Checks.Check;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Checks a published site by requesting it as visitors do. Wrong responses that may be transient are requested again
 * until they are right or the time is up. Only the host of the given URL gets requests.
 *
 * @param url the URL of the published site
 * @param trust whose certificates to trust; if absent, those that this machine trusts
 * @param limit the longest time that it may take
 */
public record Look(SiteUrl url, Optional<SSLContext> trust, Duration limit, Clock clock, Progress progress) {
    private static final int MAX_ADDRESSES = 1_000;
    private static final int PARALLEL_REQUESTS = 8;
    private static final Duration ONE_FILE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** The bytes of a published file as visitors get them; empty if they get something else. */
    public static Optional<byte[]> bytes(SiteUrl url, SiteFile file) {
        AtomicReference<byte[]> bytes = new AtomicReference<>(new byte[0]);
        try (HostClient host = new HostClient(Optional.empty(), Clock.SYSTEM, ONE_FILE)) {
            host.ask(URI.create(url.absolute(file.path().address())), file.size() + 1, response -> {
                bytes.set(response.body());
                return List.of();
            });
        }
        return Optional.ofNullable(bytes.get()).filter(got -> Sha256.of(got).equals(file.hash()));
    }

    /**
     * The time, and how to wait.
     *
     * @param nanos as {@link System#nanoTime}
     */
    public record Clock(LongSupplier nanos, Consumer<Duration> sleep) {
        public static final Clock SYSTEM = new Clock(System::nanoTime, pause -> {
            long end = System.nanoTime() + pause.toNanos();
            for (long left = pause.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        });
    }

    /**
     * The result of the checks.
     *
     * @param addresses how many of the addresses were checked
     * @param of the number of changed addresses, plus those that are always checked
     * @param wrong whether visitors certainly get something wrong; an error may also mean that there was no response
     * @param findings what is wrong, errors first; empty if all is right
     */
    public record LookResult(int addresses, int of, boolean wrong, List<Problem> findings) {
        public LookResult {
            findings = List.copyOf(findings);
        }

        /** Whether there are no errors; there may be warnings. */
        public boolean isRight() {
            return count(Severity.ERROR) == 0;
        }

        /** {@code looked at 12 of 12 addresses: all is right}. */
        public String text() {
            String counts = Stream.of(Severity.values())
                    .filter(severity -> count(severity) > 0)
                    .map(severity ->
                            Figures.count(count(severity), severity.name().toLowerCase(Locale.ROOT)))
                    .collect(Collectors.joining(", "));
            return String.format(Locale.ROOT, "looked at %,d of ", addresses)
                    + Figures.count(of, "address", "addresses") + ": " + (counts.isEmpty() ? "all is right" : counts);
        }

        private long count(Severity severity) {
            return findings.stream()
                    .filter(problem -> problem.severity() == severity)
                    .count();
        }
    }

    /** Compares what visitors get with {@code now}, which has replaced {@code before}. */
    public LookResult compare(SiteManifest before, SiteManifest now) {
        Checks checks = new Checks(url, before, now);
        Checks.Sample sample = Checks.Sample.of(before, now, MAX_ADDRESSES);
        List<Check> addresses = sample.files().stream()
                .map(file -> now.contains(file.path()) ? checks.present(file) : checks.gone(file))
                .toList();
        List<Check> requests = new ArrayList<>(addresses);
        requests.add(checks.missing());
        checks.withoutSlash().ifPresent(requests::add);
        Map<Check, List<Finding>> results;
        boolean open;
        try (HostClient client = new HostClient(trust, clock, limit)) {
            results = perform(List.of(checks.host()), client);
            open = results.values().stream().allMatch(List::isEmpty);
            results = open ? perform(requests, client) : results;
        }
        List<Finding> found = results.values().stream().flatMap(List::stream).toList();
        List<Problem> problems = new ArrayList<>(Finding.problems(found));
        int looked = (int) addresses.stream().filter(results::containsKey).count();
        if (open && looked < addresses.size()) {
            problems.add(ProblemKind.COMMAND
                    .error("the time was up before "
                            + Figures.count(addresses.size() - looked, "address was", "addresses were") + " looked at")
                    .hint("look at the site yourself, and publish again later: nothing is sent twice"));
        }
        boolean wrong = found.stream().anyMatch(finding -> finding.isError() && finding.isConfirmed());
        return new LookResult(looked, sample.of(), wrong, problems);
    }

    /** The findings of each check, which is repeated while one is transient. Checks without a request are missing. */
    private Map<Check, List<Finding>> perform(List<Check> all, HostClient client) {
        Map<Check, List<Finding>> results = new LinkedHashMap<>();
        List<Check> open = all;
        Duration pause = FIRST_PAUSE;
        while (true) {
            List<Check> batch = open;
            AtomicInteger done = new AtomicInteger(all.size() - batch.size());
            List<Optional<List<Finding>>> verdicts = Parallel.map(batch, PARALLEL_REQUESTS, check -> {
                Optional<List<Finding>> verdict = client.ask(check.uri(), check.maxBytes(), check.verdict());
                progress.at("look", done.incrementAndGet(), all.size());
                return verdict;
            });
            for (int i = 0; i < batch.size(); i++) {
                Check check = batch.get(i);
                verdicts.get(i).ifPresent(found -> results.put(check, found));
            }
            open = batch.stream()
                    .filter(check ->
                            results.getOrDefault(check, List.of()).stream().anyMatch(Finding::isTransient))
                    .toList();
            // Do not wait for a warning alone; it is checked again only if there is an error to wait for.
            boolean waiting = open.stream()
                    .flatMap(check -> results.getOrDefault(check, List.of()).stream())
                    .anyMatch(finding -> finding.isTransient() && finding.isError());
            if (!waiting || client.timeLeft().isZero()) {
                return results;
            }
            progress.at(
                    "wait for " + Figures.count(open.size(), "address", "addresses"),
                    all.size() - open.size(),
                    all.size());
            clock.sleep().accept(Collections.min(List.of(pause, client.timeLeft())));
            pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
        }
    }
}
