package dev.octavo.use.importer;

import dev.octavo.lib.data.YamlWriter;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.text.Html;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Account.Line;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Format;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page on which a person sees what became of each article, the worst first. */
final class Report {
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_PAGE = 18_000_000;
    private static final int LONGEST_LISTS = LONGEST_PAGE - 3_000_000;
    private static final int MOST_ROWS = 500;
    private static final int MOST_PLACES = 10;

    /** An article, and where its two texts are. */
    private record Entry(OldItem head, String file, Spool.Place before, Spool.Place after) {
        String title() {
            String title = head.keys().getOrDefault("title", "").toString().strip();
            return title.isEmpty() ? head.place() : title;
        }
    }

    /** What became of an article. */
    private record Judged(Entry entry, List<Line> lines) {
        int count(Fate fate) {
            return lines.stream()
                    .filter(line -> line.fate() == fate)
                    .mapToInt(Line::count)
                    .sum();
        }
    }

    private final Path page;
    private final Spool texts;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Thing, Map<String, List<String>>> dead = new EnumMap<>(Thing.class);

    Report(Path page, Spool texts) {
        this.page = page;
        this.texts = texts;
    }

    void add(OldItem item, Target target, String text, Collection<ArticleLinks.Dead> links) throws IOException {
        String old = (item.keys().isEmpty() ? "" : "---\n" + YamlWriter.written(item.keys()) + "---\n\n")
                + item.body().text().strip();
        entries.add(new Entry(
                Articles.withoutText(item), target.file().value(), texts.add(cut(old)), texts.add(cut(text.strip()))));
        links.forEach(link -> dead.computeIfAbsent(link.thing(), t -> new TreeMap<>())
                .computeIfAbsent(link.address(), address -> new ArrayList<>())
                .add(item.place()));
    }

    private static String cut(String text) {
        return text.length() > LONGEST_TEXT
                ? text.substring(0, LONGEST_TEXT) + "\n… " + Figures.count(text.length() - LONGEST_TEXT)
                        + " more characters"
                : text;
    }

    void write(String program, String sum, Account account) throws IOException {
        Map<String, String> tables = new TreeMap<>();
        tables.put("Dead links", rows(dead.getOrDefault(Thing.LINK, Map.of())));
        tables.put("Missing pictures", rows(dead.getOrDefault(Thing.PICTURE, Map.of())));
        tables.put("Own tags", lines(account, Fate.LEFT, Thing.SYNTAX));
        tables.put("What was changed", lines(account, Fate.CHANGED, Thing.values()));
        tables.put("What was left", lines(account, Fate.LEFT, Thing.values()));
        tables.values().removeIf(String::isEmpty);
        String frame = Resources.filled(
                "/import/report.html",
                Map.of(
                        "program", Html.escape(program),
                        "style", Resources.text("/import/report.css"),
                        "sum", Html.escape(sum),
                        "sums", sums(account),
                        "contents",
                                tables.keySet().stream()
                                        .map(title -> " <a href=\"#" + id(title) + "\">" + title + "</a>")
                                        .collect(Collectors.joining()),
                        "tables",
                                tables.entrySet().stream()
                                        .map(table -> Resources.filled(
                                                "/import/table.html",
                                                Map.of(
                                                        "id", id(table.getKey()),
                                                        "title", table.getKey(),
                                                        "rows", table.getValue())))
                                        .collect(Collectors.joining()),
                        "articles", "\0"));
        int middle = frame.lastIndexOf('\0');
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(page))) {
            out.write(frame.substring(0, middle).getBytes(StandardCharsets.UTF_8));
            articles(out, judged(account), frame.length());
            out.write(frame.substring(middle + 1).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String id(String title) {
        return title.replace(' ', '-');
    }

    private static String sums(Account account) {
        return Stream.of(Thing.values())
                .filter(thing -> account.found(thing) > 0)
                .map(thing -> "<tr><td>" + thing.plural() + number(account.found(thing))
                        + Stream.of(Fate.values())
                                .map(fate -> number(account.count(thing, fate)))
                                .collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining());
    }

    private static String number(int count) {
        return "<td class=\"n\">" + Figures.count(count);
    }

    private static String rows(Map<String, List<String>> places) {
        return places.entrySet().stream()
                .sorted(Comparator.comparing(row -> -row.getValue().size()))
                .limit(MOST_ROWS)
                .map(row -> row(row.getValue().size(), row.getKey(), row.getValue()))
                .collect(Collectors.joining());
    }

    private static String lines(Account account, Fate fate, Thing... things) {
        return Stream.of(things)
                .flatMap(thing -> account.lines(thing, fate).stream())
                .limit(MOST_ROWS)
                .map(line -> row(
                        line.count(),
                        (things.length == 1 ? "" : line.thing().plural() + ": ") + line.how(),
                        line.places()))
                .collect(Collectors.joining());
    }

    private static String row(int count, String what, List<String> places) {
        List<String> all = places.stream().distinct().toList();
        return "<tr>" + number(count) + "<td><bdi>" + Html.escape(what) + "</bdi><td>"
                + all.stream()
                        .limit(MOST_PLACES)
                        .map(place -> "<bdi>" + Html.escape(place) + "</bdi>")
                        .collect(Collectors.joining("<br>"))
                + (all.size() > MOST_PLACES ? "<br>and " + Figures.count(all.size() - MOST_PLACES) + " more" : "")
                + "\n";
    }

    private List<Judged> judged(Account account) {
        Map<String, List<Line>> lines = account.byPlace();
        return entries.stream()
                .map(entry -> new Judged(
                        entry,
                        Stream.of(entry.head().place(), entry.file())
                                .distinct()
                                .flatMap(place -> lines.getOrDefault(place, List.of()).stream())
                                .toList()))
                .sorted(Comparator.comparing((Judged article) -> -article.count(Fate.LEFT))
                        .thenComparing(article -> -article.count(Fate.CHANGED)))
                .toList();
    }

    /** In full as long as there is room, then by their names, then by their number. */
    private void articles(OutputStream out, List<Judged> articles, int before) throws IOException {
        long written = before;
        boolean full = true;
        int listed = 0;
        for (Judged article : articles) {
            full &= !article.lines().isEmpty() && written < LONGEST_LISTS;
            String html = full
                    ? article(article)
                    : "<li><bdi>" + Html.escape(article.entry().title()) + "</bdi> <small>" + counts(article)
                            + "</small>\n";
            if (!full && listed++ == 0) {
                html = "<h3>Not shown in full</h3>\n<ul class=\"same\">\n" + html;
            }
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            written += bytes.length;
            if (written < LONGEST_PAGE) {
                out.write(bytes);
            }
        }
        if (listed > 0) {
            out.write("</ul>\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String counts(Judged article) {
        return article.lines().isEmpty()
                ? "nothing changed"
                : Figures.count(article.count(Fate.LEFT)) + " left, " + Figures.count(article.count(Fate.CHANGED))
                        + " changed";
    }

    private String article(Judged article) throws IOException {
        Entry entry = article.entry();
        String before = texts.text(entry.before());
        String after = texts.text(entry.after());
        boolean compared = entry.head().body().format() == Format.MARKDOWN;
        return Resources.filled(
                "/import/article.html",
                Map.of(
                        "title", Html.escape(entry.title()),
                        "counts", counts(article),
                        "place", Html.escape(entry.head().place()),
                        "file", Html.escape(entry.file()),
                        "lines",
                                article.lines().stream()
                                        .map(line -> "<li>" + Figures.count(line.count()) + " "
                                                + line.thing().plural() + " "
                                                + (line.fate() == Fate.LEFT ? "left: " : "changed: ")
                                                + Html.escape(line.how()) + "\n")
                                        .collect(Collectors.joining()),
                        "before", compared ? marked(before, after, "del") : Html.escape(before),
                        "after", compared ? marked(after, before, "ins") : Html.escape(after)));
    }

    /** The text, with the lines marked that the other one does not have. */
    private static String marked(String text, String other, String tag) {
        Set<String> known = other.lines().map(String::strip).collect(Collectors.toSet());
        return text.lines()
                .map(line -> known.contains(line.strip()) || line.isBlank()
                        ? Html.escape(line)
                        : "<" + tag + ">" + Html.escape(line) + "</" + tag + ">")
                .collect(Collectors.joining("\n"));
    }
}
