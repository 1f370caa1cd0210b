package dev.octavo.publish.look;

import dev.octavo.publish.look.Host.Remedy;
import dev.octavo.publish.look.visit.Answer;
import dev.octavo.publish.site.Figures;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges the headers that every answer should have. Safe to use from several threads. */
final class HeaderChecks {
    private static final Pattern MAX_AGE = Pattern.compile("(?<![\\w-])max-age=\"?(\\d{1,15})");
    private static final Duration LONG_FOR_PAGES = Duration.ofHours(1);
    private static final Duration LONG_FOR_FILES = Duration.ofDays(1);
    private static final Header NO_SNIFFING = new Header("X-Content-Type-Options", "nosniff");
    private static final Header ENCRYPTED = new Header("Strict-Transport-Security", "max-age=31536000");

    private final Map<URI, List<Header>> lacking = new ConcurrentHashMap<>();
    private final Set<Host> hosts = ConcurrentHashMap.newKeySet();

    private record Header(String name, String value) {}

    /** Whether browsers show an old state for long. */
    Optional<Finding> kept(Answer answer, boolean page, boolean changed) {
        String control = answer.header("cache-control").orElse("");
        Matcher age = MAX_AGE.matcher(control);
        boolean asks = control.contains("no-cache") || control.contains("no-store");
        if (asks || !age.find()) {
            return Optional.empty();
        }
        Duration kept = Duration.ofSeconds(Long.parseLong(age.group(1)));
        String place = answer.uri().toString();
        if (page && kept.compareTo(LONG_FOR_PAGES) > 0) {
            return Optional.of(Finding.warning(
                    "browsers may show it for " + words(kept) + " without asking for a newer one",
                    place,
                    Remedy.FRESH.at(Host.of(answer))));
        }
        // Its name is the same as before, so a page that needs the new one is shown with the old one.
        if (!page && changed && kept.compareTo(LONG_FOR_FILES) > 0) {
            return Optional.of(Finding.warning(
                    "it changed, and browsers that have it may keep the old one for " + words(kept),
                    place,
                    "let the host say a day at most, or give the file a new name when it changes"));
        }
        return Optional.empty();
    }

    private static String words(Duration time) {
        return time.toDays() > 0
                ? Figures.count(time.toDays(), "day", "days")
                : time.toHours() > 0
                        ? Figures.count(time.toHours(), "hour", "hours")
                        : Figures.count(time.toMinutes(), "minute", "minutes");
    }

    /** Remembers what an answer lacks. */
    void count(Answer answer) {
        Host host = Host.of(answer);
        // Its users cannot set any header: to tell them to would be idle.
        boolean choice = host != Host.GITHUB;
        hosts.add(host);
        List<Header> lines = new ArrayList<>();
        if (choice && !answer.header("x-content-type-options").orElse("").contains("nosniff")) {
            lines.add(NO_SNIFFING);
        }
        boolean encrypted = "https".equals(answer.uri().getScheme());
        if (choice && encrypted && answer.header("strict-transport-security").isEmpty()) {
            lines.add(ENCRYPTED);
        }
        lacking.put(answer.uri(), lines);
    }

    /** What the answers lack, as one thing. */
    Optional<Finding> secure() {
        List<Header> lines = lacking.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted(Comparator.comparing(Header::name))
                .toList();
        long some = lacking.values().stream().filter(lack -> !lack.isEmpty()).count();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String names = lines.stream().map(Header::name).collect(Collectors.joining(" and "));
        Host host = hosts.size() == 1 ? hosts.iterator().next() : Host.OTHER;
        return Optional.of(Finding.warning(
                "answers lack the header " + names,
                some + " of " + Figures.count(lacking.size(), "answer", "answers"),
                lines.stream()
                        .map(line -> Remedy.HEADER.at(host, line.name(), line.value()))
                        .collect(Collectors.joining("\n"))));
    }
}
