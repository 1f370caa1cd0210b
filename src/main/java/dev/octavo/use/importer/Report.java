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
import java.io.IOException;
import java.io.Writer;
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
    /** In characters, of articles in full; their names may follow. */
    private static final int LONGEST = 15_000_000;

    private static final int MOST_NAMES = 20_000;
    private static final int MOST_ROWS = 500;
    private static final int MOST_PLACES = 10;

    /** An article, and where its two texts are. */
    private record Entry(
            String title, String place, String file, boolean markdown, Spool.Place before, Spool.Place after) {}

    /** What became of an article. */
    private record Judged(Entry entry, List<Line> lines) {
        int count(Fate fate) {
            return lines.stream()
                    .filter(line -> line.fate() == fate)
                    .mapToInt(Line::count)
                    .sum();
        }

        String counts() {
            return lines.isEmpty()
                    ? "nothing changed"
                    : Figures.count(count(Fate.LEFT)) + " left, " + Figures.count(count(Fate.CHANGED)) + " changed";
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
        String title = item.keys().getOrDefault("title", "").toString().strip();
        String old = (item.keys().isEmpty() ? "" : "---\n" + YamlWriter.written(item.keys()) + "---\n\n")
                + item.body().text().strip();
        entries.add(new Entry(
                title.isEmpty() ? item.place() : title,
                item.place(),
                target.file().value(),
                item.body().format() == Format.MARKDOWN,
                texts.add(cut(old)),
                texts.add(cut(text.strip()))));
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
        tables.put("Dead links", rows(dead(Thing.LINK), false));
        tables.put("Missing pictures", rows(dead(Thing.PICTURE), false));
        tables.put("Own tags", rows(account.lines(Thing.SYNTAX, Fate.LEFT).stream(), false));
        for (Fate fate : List.of(Fate.CHANGED, Fate.LEFT)) {
            Stream<Line> all = Stream.of(Thing.values()).flatMap(thing -> account.lines(thing, fate).stream());
            tables.put(fate == Fate.LEFT ? "What was left" : "What was changed", rows(all, true));
        }
        tables.values().removeIf(String::isEmpty);
        StringBuilder contents = new StringBuilder();
        StringBuilder sections = new StringBuilder();
        tables.forEach((title, rows) -> {
            String id = title.replace(' ', '-');
            contents.append(" <a href=\"#" + id + "\">" + title + "</a>");
            sections.append(Resources.filled("/import/table.html", Map.of("id", id, "title", title, "rows", rows)));
        });
        String frame = Resources.filled(
                "/import/report.html",
                Map.of(
                        "program", Html.escape(program),
                        "style", Resources.text("/import/report.css"),
                        "sum", Html.escape(sum),
                        "sums", sums(account),
                        "contents", contents.toString(),
                        "tables", sections.toString(),
                        "articles", "\0"));
        int middle = frame.lastIndexOf('\0');
        try (Writer out = Files.newBufferedWriter(page)) {
            out.write(frame.substring(0, middle));
            articles(out, judged(account));
            out.write(frame.substring(middle + 1));
        }
    }

    private Stream<Line> dead(Thing thing) {
        return dead.getOrDefault(thing, Map.of()).entrySet().stream()
                .map(link -> new Line(
                        thing, Fate.LEFT, link.getKey(), link.getValue().size(), link.getValue()))
                .sorted(Comparator.comparing(line -> -line.count()));
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

    /** @param named whether the rows say of what they are */
    private static String rows(Stream<Line> lines, boolean named) {
        return lines.limit(MOST_ROWS)
                .map(line -> {
                    List<String> places = line.places().stream().distinct().toList();
                    int more = places.size() - MOST_PLACES;
                    return "<tr>" + number(line.count()) + "<td><bdi>"
                            + Html.escape((named ? line.thing().plural() + ": " : "") + line.how()) + "</bdi><td>"
                            + places.stream()
                                    .limit(MOST_PLACES)
                                    .map(place -> "<bdi>" + Html.escape(place) + "</bdi>")
                                    .collect(Collectors.joining("<br>"))
                            + (more > 0 ? "<br>and " + Figures.count(more) + " more" : "") + "\n";
                })
                .collect(Collectors.joining());
    }

    private List<Judged> judged(Account account) {
        Map<String, List<Line>> lines = account.byPlace();
        return entries.stream()
                .map(entry -> new Judged(
                        entry,
                        Stream.of(entry.place(), entry.file())
                                .distinct()
                                .flatMap(place -> lines.getOrDefault(place, List.of()).stream())
                                .toList()))
                .sorted(Comparator.comparing((Judged article) -> -article.count(Fate.LEFT))
                        .thenComparing(article -> -article.count(Fate.CHANGED)))
                .toList();
    }

    /** In full as long as there is room, then by their names. */
    private void articles(Writer out, List<Judged> articles) throws IOException {
        int shown = 0;
        for (long written = 0;
                shown < articles.size()
                        && written < LONGEST
                        && !articles.get(shown).lines().isEmpty();
                shown++) {
            String html = article(articles.get(shown));
            written += html.length();
            out.write(html);
        }
        if (shown < articles.size()) {
            out.write("<h3>Not shown in full</h3>\n<ul class=\"same\">\n");
            for (Judged article : articles.subList(shown, Math.min(articles.size(), shown + MOST_NAMES))) {
                out.write("<li><bdi>" + Html.escape(article.entry().title()) + "</bdi> <small>" + article.counts()
                        + "</small>\n");
            }
            out.write("</ul>\n");
        }
    }

    private String article(Judged article) throws IOException {
        Entry entry = article.entry();
        String before = texts.text(entry.before());
        String after = texts.text(entry.after());
        return Resources.filled(
                "/import/article.html",
                Map.of(
                        "title", Html.escape(entry.title()),
                        "counts", article.counts(),
                        "place", Html.escape(entry.place()),
                        "file", Html.escape(entry.file()),
                        "lines",
                                article.lines().stream()
                                        .map(line -> "<li>" + Figures.count(line.count()) + " "
                                                + line.thing().plural() + " "
                                                + (line.fate() == Fate.LEFT ? "left: " : "changed: ")
                                                + Html.escape(line.how()) + "\n")
                                        .collect(Collectors.joining()),
                        "before", entry.markdown() ? marked(before, after, "del") : Html.escape(before),
                        "after", entry.markdown() ? marked(after, before, "ins") : Html.escape(after)));
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
