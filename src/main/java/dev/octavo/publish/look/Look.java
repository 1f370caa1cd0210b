package dev.octavo.publish.look;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Severity;
import dev.octavo.publish.look.visit.Answer;
import dev.octavo.publish.look.visit.Door;
import dev.octavo.publish.look.visit.Door.Manner;
import dev.octavo.publish.look.visit.Pace;
import dev.octavo.publish.site.Figures;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.work.Parallel;
import dev.octavo.work.Progress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Looks at a site as its visitors do, after it was published. What is not yet as it should be is asked for again, until it
 * is or the time is up. Only the host of the given URL is asked.
 *
 * @param url where visitors find the site
 * @param plain the same without encryption; absent where that cannot be told, or is all there is
 * @param limit after which it ends, whatever a host does
 */
public record Look(
        SiteUrl url,
        Optional<SiteUrl> plain,
        Optional<SSLContext> trust,
        Duration limit,
        Pace pace,
        Progress progress) {
    private static final int MOST = 1_000;
    private static final int AT_ONCE = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    private static final String LATER = "look at the site yourself, and publish again later: nothing is sent twice";

    public static Look at(SiteUrl url, Duration limit, Progress progress) {
        return new Look(url, plain(url), Optional.empty(), limit, Pace.SYSTEM, progress);
    }

    private static Optional<SiteUrl> plain(SiteUrl url) {
        URI home = Door.uri(url, Address.HOME);
        // Which port would be the one without encryption, nobody knows where it is not the usual one.
        boolean usual = "https".equals(home.getScheme()) && (home.getPort() < 0 || home.getPort() == 443);
        return usual ? Optional.of(new SiteUrl("http://" + home.getHost(), url.basePath())) : Optional.empty();
    }

    /**
     * Compares what visitors get with what was published.
     *
     * @param before the site that stood there
     * @param known the {@link Looked#warned} of an earlier look, which is not told in full again
     */
    public Looked compare(SiteManifest before, FinishedSite now, Set<String> known) {
        Sample sample = Sample.of(before, now, MOST);
        Door door = new Door(trust, pace, limit);
        Optional<Finding> shut = shut(door);
        if (shut.isPresent()) {
            return new Looked(0, sample.of(), false, Finding.problems(List.of(shut.get())), known);
        }
        HeaderChecks headers = new HeaderChecks();
        FileChecks files = new FileChecks(url, before, now, headers);
        List<Wanted> addresses = Stream.concat(
                        sample.files().stream().map(files::present),
                        sample.removed().stream().map(files::gone))
                .toList();
        List<Wanted> all = new ArrayList<>(addresses);
        new HostChecks(url, plain, before, now).all().forEach(all::add);
        Map<Wanted, List<Finding>> judged = judge(all, door);
        List<Finding> found =
                new ArrayList<>(judged.values().stream().flatMap(List::stream).toList());
        headers.secure().ifPresent(found::add);
        int looked = (int) addresses.stream().filter(judged::containsKey).count();
        boolean wrong = found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR && !finding.unseen());
        Set<String> warned = found.stream()
                .filter(finding -> finding.severity() == Severity.WARNING)
                .map(Finding::fact)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Problem> problems = new ArrayList<>(Finding.problems(
                found.stream().filter(finding -> !finding.isOneOf(known)).toList()));
        String again = warned.stream().filter(known::contains).collect(Collectors.joining("; "));
        if (!again.isEmpty()) {
            problems.add(Problem.warning("as before: " + again));
        }
        if (looked < addresses.size()) {
            problems.add(Problem.error("the time was up before "
                            + Figures.count(addresses.size() - looked, "address was", "addresses were") + " looked at")
                    .hint(LATER));
        }
        return new Looked(looked, sample.of(), wrong, problems, warned);
    }

    /** Why nothing of the site can be looked at: one thing then, and not a thousand. */
    private Optional<Finding> shut(Door door) {
        URI home = Door.uri(url, Address.HOME);
        Optional<Finding> fault =
                Optional.of(Finding.error("nobody was asked: there was no time", home.toString(), LATER));
        Duration pause = FIRST_PAUSE;
        while (true) {
            progress.at("look", 0, 1);
            Optional<Answer> answer = door.ask(home, Manner.PLAIN, 0);
            if (answer.isEmpty()) {
                return fault;
            }
            fault = answer.flatMap(Look::shut);
            if (fault.isEmpty() || !fault.get().passing()) {
                return fault;
            }
            progress.at("wait for the host", 0, 1);
            pause = paused(pause, door);
        }
    }

    private static Optional<Finding> shut(Answer answer) {
        Optional<Finding> finding = FileChecks.notServed(answer);
        boolean away = answer.isRedirect()
                && answer.leadsTo()
                        .filter(to -> answer.uri().getHost().equalsIgnoreCase(to.getHost()))
                        .isEmpty();
        return away || answer.fault().isPresent() ? finding : Optional.empty();
    }

    /** What is wrong with each, asked for again while it may come right; those that were not asked for are left out. */
    private Map<Wanted, List<Finding>> judge(List<Wanted> all, Door door) {
        Map<Wanted, List<Finding>> judged = new LinkedHashMap<>();
        List<Wanted> open = all;
        Duration pause = FIRST_PAUSE;
        boolean waiting = true;
        while (waiting && !door.left().isZero()) {
            List<Wanted> asked = open;
            AtomicInteger done = new AtomicInteger(all.size() - asked.size());
            List<Optional<List<Finding>>> verdicts = Parallel.map(asked, AT_ONCE, wanted -> {
                Optional<List<Finding>> verdict =
                        door.ask(wanted.uri(), wanted.manner(), wanted.most()).map(wanted.judge());
                progress.at("look", done.incrementAndGet(), all.size());
                return verdict;
            });
            List<Wanted> again = new ArrayList<>();
            waiting = false;
            for (int i = 0; i < asked.size(); i++) {
                Wanted wanted = asked.get(i);
                Optional<List<Finding>> verdict = verdicts.get(i);
                verdict.ifPresent(found -> judged.put(wanted, found));
                List<Finding> passing = verdict.stream()
                        .flatMap(List::stream)
                        .filter(Finding::passing)
                        .toList();
                if (verdict.isEmpty() || !passing.isEmpty()) {
                    again.add(wanted);
                }
                // Nobody has to wait for a warning; it is looked at again where there is waiting anyway.
                waiting |= passing.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
            }
            open = again;
            if (waiting) {
                progress.at(
                        "wait for " + Figures.count(open.size(), "address", "addresses"),
                        all.size() - open.size(),
                        all.size());
                pause = paused(pause, door);
            }
        }
        return judged;
    }

    /** Waits, and says how long to wait next time. */
    private Duration paused(Duration pause, Door door) {
        Duration left = door.left();
        pace.sleep(pause.compareTo(left) < 0 ? pause : left);
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
