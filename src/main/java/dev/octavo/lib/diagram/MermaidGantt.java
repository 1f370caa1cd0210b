package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.Mermaid.Line;
import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.lib.diagram.engine.Engine;
import dev.octavo.lib.diagram.engine.Layout.Box;
import dev.octavo.lib.diagram.engine.Layout.Point;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws Gantt charts. */
final class MermaidGantt {
    private static final Set<String> TAGS = Set.of("done", "active", "crit", "milestone", "vert");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,4})(d|w|M|y)");
    private static final Pattern IGNORED = Pattern.compile(
            "(?:axisFormat|tickInterval|todayMarker|weekday|weekend|displayMode|click)\\b.*|inclusiveEndDates");
    private static final List<Integer> TICK_STEPS = List.of(1, 2, 7, 14, 28, 61, 91, 182, 365, 730, 1826, 3652);
    private static final int FONT_SIZE = 13;
    private static final int ROW = 26;
    private static final int CHART = 480;
    private static final int MARGIN = 8;
    private static final int MAX_TICKS = 9;
    private static final int MAX_YEARS = 100;

    private final Mermaid text;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, LocalDate> ends = new HashMap<>();
    private boolean weekdaysOnly;
    private Optional<LocalDate> last = Optional.empty();

    MermaidGantt(Mermaid text) {
        this.text = text;
    }

    /**
     * A section or a task.
     *
     * @param end exclusive; for a section, the same as its start
     */
    private record Row(String name, boolean section, Set<String> tags, LocalDate start, LocalDate end) {}

    Diagram draw(Engine engine) {
        text.lines().forEach(this::line);
        List<Row> tasks = rows.stream().filter(row -> !row.section()).toList();
        if (tasks.isEmpty()) {
            throw new DiagramException(
                    text.kind().number(), "there are no tasks", "write them as in Name : 2026-01-05, 10d");
        }
        LocalDate first =
                Collections.min(tasks, Comparator.comparing(Row::start)).start();
        LocalDate end = Collections.max(tasks, Comparator.comparing(Row::end)).end();
        long days = Math.max(1, ChronoUnit.DAYS.between(first, end));
        if (days > MAX_YEARS * 366L) {
            throw new DiagramException(text.kind().number(), "this takes more than a hundred years", "correct a date");
        }
        return draw(engine, first, days);
    }

    private void line(Line line) {
        String plain = line.text();
        int colon = plain.indexOf(':');
        if (plain.startsWith("section ")) {
            rows.add(new Row(Mermaid.plain(plain.substring(8)), true, Set.of(), LocalDate.MIN, LocalDate.MIN));
        } else if (plain.matches("excludes\\s+weekends")) {
            weekdaysOnly = true;
        } else if (colon > 0 && !plain.matches("(?:dateFormat|excludes|includes)\\b.*")) {
            task(line, Mermaid.plain(plain.substring(0, colon)), plain.substring(colon + 1));
        } else if (!plain.matches("dateFormat\\s+YYYY-MM-DD")
                && !IGNORED.matcher(plain).matches()) {
            throw line.notUnderstood();
        }
    }

    private void task(Line line, String name, String details) {
        List<String> words = new ArrayList<>(List.of(details.strip().split("(?<!\\s)\\s*+,\\s*", -1)));
        Set<String> tags = new HashSet<>();
        while (!words.isEmpty() && TAGS.contains(words.get(0))) {
            tags.add(words.remove(0));
        }
        if (words.isEmpty() || words.size() > 3) {
            throw line.notUnderstood();
        }
        String id = words.size() == 3 ? words.remove(0) : "";
        if (words.size() == 2 && !isStart(words.get(0))) {
            id = words.remove(0); // it starts when the task before it ends
        }
        LocalDate start = words.size() == 2 ? start(line, words.get(0)) : last.orElseThrow(line::notUnderstood);
        LocalDate end = end(line, start, words.get(words.size() - 1));
        if (end.isBefore(start)) {
            throw new DiagramException(line.number(), "this ends before it begins", "correct a date");
        }
        rows.add(new Row(name, false, tags, start, end));
        ends.put(id, end);
        last = Optional.of(end);
    }

    private static boolean isStart(String word) {
        return word.startsWith("after ") || word.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    }

    private LocalDate start(Line line, String word) {
        if (!word.startsWith("after ")) {
            return date(line, word);
        }
        return List.of(word.substring("after ".length()).strip().split("\\s+", -1)).stream()
                .map(id -> Optional.ofNullable(ends.get(id))
                        .orElseThrow(() -> new DiagramException(
                                line.number(), "there is no task \"" + id + "\" above", "name a task above this one")))
                .max(LocalDate::compareTo)
                .orElseThrow(line::notUnderstood);
    }

    private LocalDate end(Line line, LocalDate start, String word) {
        Matcher duration = DURATION.matcher(word);
        if (!duration.matches()) {
            return date(line, word);
        }
        int count = Integer.parseInt(duration.group(1));
        return switch (duration.group(2)) {
            case "d" -> after(start, count);
            case "w" -> weekdaysOnly ? after(start, count * 7) : start.plusWeeks(count);
            case "M" -> start.plusMonths(count);
            default -> start.plusYears(count);
        };
    }

    /** The day that many days later; weekends do not count if they are excluded. */
    private LocalDate after(LocalDate start, int days) {
        if (!weekdaysOnly) {
            return start.plusDays(days);
        }
        LocalDate day = start;
        for (int left = days; left > 0; day = day.plusDays(1)) {
            boolean counts = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
            left -= counts ? 1 : 0;
        }
        return day;
    }

    private static LocalDate date(Line line, String word) {
        try {
            return LocalDate.parse(word);
        } catch (DateTimeException none) {
            throw line.notUnderstood();
        }
    }

    private Diagram draw(Engine engine, LocalDate first, long days) {
        SvgWriter out = new SvgWriter(engine);
        double left = MARGIN
                + 12
                + rows.stream()
                        .mapToDouble(row -> engine.width(row.name(), FONT_SIZE))
                        .max()
                        .orElse(0);
        double top = MARGIN + (text.title().isPresent() ? 2 * ROW : ROW);
        double bottom = top + rows.size() * ROW;
        double width = Math.max(left + CHART + 40, engine.width(text.title().orElse(""), FONT_SIZE + 1) + 2 * MARGIN);
        text.title().ifPresent(title -> out.text(new Box(width / 2, MARGIN + 8, 0, 0), title, FONT_SIZE + 1, null));
        ticks(out, first, days, left, top, bottom);
        for (int i = 0; i < rows.size(); i++) {
            row(out, rows.get(i), first, days, left, top + (i + 0.5) * ROW, width);
        }
        return out.finish(width, bottom + MARGIN, text.title());
    }

    private static void ticks(SvgWriter out, LocalDate first, long days, double left, double top, double bottom) {
        int step = TICK_STEPS.stream()
                .filter(s -> days / s <= MAX_TICKS)
                .findFirst()
                .orElse(TICK_STEPS.get(TICK_STEPS.size() - 1));
        boolean oneYear = first.plusDays(days).getYear() == first.getYear();
        for (long day = 0; day <= days; day += step) {
            double x = left + CHART * (double) day / days;
            out.line(
                    List.of(new Point(x, top), new Point(x, bottom)),
                    SvgWriter.style("none", ThemeColours.SOFT) + " stroke-width=\"0.5\" stroke-dasharray=\"2,3\"");
            String date = first.plusDays(day).toString();
            String label = step >= 365 ? date.substring(0, 4) : oneYear ? date.substring(5) : date.substring(2);
            out.text(new Box(x, top - ROW / 2.0, 0, 0), label, FONT_SIZE - 2, ThemeColours.SOFT);
        }
    }

    private static void row(SvgWriter out, Row row, LocalDate first, long days, double left, double y, double width) {
        out.textFrom(MARGIN, y, row.name(), FONT_SIZE);
        if (row.section()) {
            out.line(
                    List.of(new Point(MARGIN, y - ROW / 2.0), new Point(width - MARGIN, y - ROW / 2.0)),
                    SvgWriter.style("none", ThemeColours.SOFT));
            return;
        }
        double from = left + CHART * (double) ChronoUnit.DAYS.between(first, row.start()) / days;
        double to = left + CHART * (double) ChronoUnit.DAYS.between(first, row.end()) / days;
        String fill = row.tags().contains("done")
                ? ThemeColours.TINT
                : row.tags().contains("crit")
                        ? ThemeColours.categorical(3)
                        : row.tags().contains("active") ? ThemeColours.categorical(1) : ThemeColours.categorical(0);
        String style = SvgWriter.style(fill, ThemeColours.SOFT);
        if (row.tags().contains("milestone")) {
            out.polygon(new Box((from + to) / 2, y, 0, 0), style, 0, -8, 8, 0, 0, 8, -8, 0);
        } else {
            out.rect(new Box((from + to) / 2, y, Math.max(2, to - from), 16), 3, style);
        }
    }
}
