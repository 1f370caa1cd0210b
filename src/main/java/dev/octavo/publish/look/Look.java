package dev.octavo.publish.look;

import dev.octavo.address.SiteUrl;
import dev.octavo.problem.Figures;
import dev.octavo.problem.Problem;
import dev.octavo.publish.look.Checks.Wanted;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.work.Parallel;
import dev.octavo.work.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/**
 * Looks at a site as its visitors do, after it was published. What is not yet as it should be is asked for again, until it
 * is or the time is up. Only the host of the given URL is asked.
 *
 * @param url where visitors find the site
 * @param trust whose certificates count; those that this machine trusts where absent
 * @param limit after which it ends, whatever a host does
 */
public record Look(SiteUrl url, Optional<SSLContext> trust, Duration limit, Pace pace, Progress progress) {
    private static final int MOST = 1_000;
    private static final int AT_ONCE = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    /** The time that passes while one looks, and waits. */
    public interface Pace {
        /** The machine's own. */
        Pace SYSTEM = new Pace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration pause) {
                long end = nanos() + pause.toNanos();
                for (long left = pause.toNanos(); left > 0; left = end - nanos()) {
                    LockSupport.parkNanos(left);
                }
            }
        };

        /** As {@link System#nanoTime}. */
        long nanos();

        void sleep(Duration pause);
    }

    /** Compares what visitors get with {@code now}, which was published where {@code before} stood. */
    public Looked compare(SiteManifest before, SiteManifest now) {
        Checks checks = new Checks(url, before, now);
        Sample sample = Sample.of(before, now, MOST);
        List<Wanted> addresses = sample.files().stream()
                .map(file -> now.holds(file.path()) ? checks.present(file) : checks.gone(file))
                .toList();
        List<Wanted> wanted = new ArrayList<>(addresses);
        wanted.add(checks.missing());
        checks.withoutSlash().ifPresent(wanted::add);
        Map<Wanted, List<Finding>> judged;
        boolean open;
        try (Visitor visitor = new Visitor(trust, pace, limit)) {
            judged = judge(List.of(checks.host()), visitor);
            open = judged.values().stream().allMatch(List::isEmpty);
            judged = open ? judge(wanted, visitor) : judged;
        }
        List<Finding> found = judged.values().stream().flatMap(List::stream).toList();
        List<Problem> problems = new ArrayList<>(Finding.problems(found));
        int looked = (int) addresses.stream().filter(judged::containsKey).count();
        if (open && looked < addresses.size()) {
            problems.add(Problem.error("the time was up before "
                            + Figures.count(addresses.size() - looked, "address was", "addresses were") + " looked at")
                    .hint("look at the site yourself, and publish again later: nothing is sent twice"));
        }
        boolean wrong = found.stream().anyMatch(finding -> finding.isError() && finding.seen());
        return new Looked(looked, sample.of(), wrong, problems);
    }

    /** What is wrong with each, asked for again while it may come right; those that were not asked for are left out. */
    private Map<Wanted, List<Finding>> judge(List<Wanted> all, Visitor visitor) {
        Map<Wanted, List<Finding>> judged = new LinkedHashMap<>();
        List<Wanted> open = all;
        Duration pause = FIRST_PAUSE;
        while (true) {
            List<Wanted> asked = open;
            AtomicInteger done = new AtomicInteger(all.size() - asked.size());
            List<Optional<List<Finding>>> verdicts = Parallel.map(asked, AT_ONCE, wanted -> {
                Optional<List<Finding>> verdict =
                        visitor.ask(wanted.uri(), wanted.most()).map(wanted.judge());
                progress.at("look", done.incrementAndGet(), all.size());
                return verdict;
            });
            for (int i = 0; i < asked.size(); i++) {
                Wanted wanted = asked.get(i);
                verdicts.get(i).ifPresent(found -> judged.put(wanted, found));
            }
            open = asked.stream()
                    .filter(wanted ->
                            judged.getOrDefault(wanted, List.of()).stream().anyMatch(Finding::passing))
                    .toList();
            // A warning is not worth waiting for; it is looked at again where there is waiting anyway.
            boolean waiting = open.stream()
                    .flatMap(wanted -> judged.getOrDefault(wanted, List.of()).stream())
                    .anyMatch(finding -> finding.passing() && finding.isError());
            if (!waiting || visitor.left().isZero()) {
                return judged;
            }
            progress.at(
                    "wait for " + Figures.count(open.size(), "address", "addresses"),
                    all.size() - open.size(),
                    all.size());
            pace.sleep(Collections.min(List.of(pause, visitor.left())));
            pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
        }
    }
}
