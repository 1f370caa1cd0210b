package dev.octavo.lib.problem;

import dev.octavo.lib.problem.ProblemKind.Meanwhile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The mistakes that a site had when its author asked to be told only of new ones. Each line of their file has a kind, a
 * file and the author's own word, with tabs between, and how many of them there are if there are several. There are no
 * messages and no line numbers in it, so better messages and edits elsewhere in a file change nothing.
 *
 * @param lines by what they name
 */
public record KnownProblems(SortedMap<Entry, Line> lines) {
    public static final String FILE = "content/known-problems.txt";
    public static final KnownProblems NONE = new KnownProblems(new TreeMap<>());

    private static final String HEAD =
            "# What was wrong when this file was written, and is known: octavo check --known shows it.\n";
    private static final int LONGEST_WORD = 200;
    /** Set up only for a site with such a file. */
    private static final class Patterns {
        static final Pattern ARTICLE = Pattern.compile("content/.*\\.(?:md|markdown)", Pattern.CASE_INSENSITIVE);
        static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
        static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
        static final Pattern CONFLICT = Pattern.compile("<<<<<<<.*|=======|>>>>>>>.*|\\|\\|\\|\\|\\|\\|\\|.*");
    }

    /** What a line names: problems of one kind in one file, about the same word, which is empty if they are about none. */
    public record Entry(String kind, String file, String word) implements Comparable<Entry> {
        static Entry of(Problem problem) {
            String file = problem.location().map(Location::path).orElse("");
            return new Entry(problem.kind().label(), plain(file), plain(problem.subject()));
        }

        private static String plain(String text) {
            String line = Patterns.SPACE.matcher(text).replaceAll(" ").strip();
            return line.length() > LONGEST_WORD ? line.substring(0, LONGEST_WORD) : line;
        }

        /** Returns the line of the file for so many problems. */
        public String line(int count) {
            return kind + "\t" + file + (word.isEmpty() && count == 1 ? "" : "\t" + word)
                    + (count == 1 ? "" : "\t" + count);
        }

        @Override
        public int compareTo(Entry other) {
            int byKind = kind.compareTo(other.kind);
            int byFile = byKind == 0 ? file.compareTo(other.file) : byKind;
            return byFile == 0 ? word.compareTo(other.word) : byFile;
        }
    }

    /** How many problems a line stands for, and its number in the file. */
    public record Line(int count, int number) {}

    /**
     * Problems of a site.
     *
     * @param fresh those that the author does not know
     * @param known the others
     * @param gone how many problems are missing of those that the file names
     */
    public record Sorted(List<Problem> fresh, List<Problem> known, SortedMap<Entry, Integer> gone) {}

    /** Returns what is in the file's text; what is wrong with it is added to {@code problems}. */
    public static KnownProblems of(String text, Problems problems) {
        SortedMap<Entry, Line> lines = new TreeMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(line.strip().split("\t", -1), number, lines, problems);
            }
        }
        return new KnownProblems(lines);
    }

    private static void add(String[] cells, int number, SortedMap<Entry, Line> lines, Problems problems) {
        Location place = Location.at(FILE, number, 1);
        if (Patterns.CONFLICT.matcher(cells[0]).matches()) {
            problems.add(ProblemKind.MERGE_CONFLICT
                    .error("a merge conflict is left here", place)
                    .hint("delete this line and the others like it, and keep those between"));
            return;
        }
        Optional<ProblemKind> kind = ProblemKind.of(cells[0]);
        String count = cells.length == 4 ? cells[3] : "1";
        if (kind.isEmpty()
                || cells.length < 2
                || cells.length > 4
                || cells[1].isEmpty()
                || !Patterns.COUNT.matcher(count).matches()) {
            problems.add(ProblemKind.SETTINGS
                    .error("this line names no known problem", place)
                    .hint("delete it, or have the file written anew: octavo check --baseline"));
        } else if (kind.get().meanwhile() == Meanwhile.NEVER) {
            problems.add(ProblemKind.SETTINGS
                    .error("a mistake of the kind " + cells[0] + " cannot be known", place)
                    .hint("delete this line, and correct the mistake"));
        } else {
            Line line = new Line(Integer.parseInt(count), number);
            // Two branches that were merged by lines may both have it.
            lines.merge(
                    new Entry(cells[0], cells[1], cells.length > 2 ? cells[2] : ""),
                    line,
                    (one, other) -> one.count > other.count ? one : other);
        }
    }

    /** Returns those of the problems that may be known. */
    public static KnownProblems of(List<Problem> problems) {
        return NONE.with(problems);
    }

    /** Returns these, and those of {@code problems} that may be known. */
    public KnownProblems with(List<Problem> problems) {
        SortedMap<Entry, Integer> counts = new TreeMap<>();
        problems.stream()
                .filter(KnownProblems::mayBeKnown)
                .forEach(one -> counts.merge(Entry.of(one), 1, Integer::sum));
        lines.forEach((entry, line) -> counts.merge(entry, line.count, Math::max));
        SortedMap<Entry, Line> all = new TreeMap<>();
        counts.forEach((entry, count) -> all.put(entry, new Line(count, all.size() + 2)));
        return new KnownProblems(all);
    }

    /** An error may be known if readers can have the site in spite of it, which is so of some mistakes in articles. */
    private static boolean mayBeKnown(Problem problem) {
        Meanwhile meanwhile = problem.kind().meanwhile();
        String file = problem.location().map(Location::path).orElse("");
        return problem.severity() == Severity.ERROR
                ? (meanwhile == Meanwhile.PUBLISHED || meanwhile == Meanwhile.LEFT_OUT)
                        && Patterns.ARTICLE.matcher(file).matches()
                : meanwhile != Meanwhile.NEVER && !file.isEmpty();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Returns the text of the file with one problem less of those that it names, of which {@code problem} is one. */
    public static String without(Problem problem, String text) {
        Entry entry = Entry.of(problem);
        Line line = of(text, new Problems()).lines.get(entry);
        if (line == null) {
            return text;
        }
        int start = Location.lineStart(text, line.number);
        int next = Location.lineStart(text, line.number + 1);
        int end = next < 0 ? text.length() : next;
        String left = line.count == 1
                ? ""
                : entry.line(line.count - 1) + text.substring(start, end).replaceFirst("^.*", "");
        return text.substring(0, start) + left + text.substring(end);
    }

    /** Returns the lines on each file, by its path. */
    public Map<String, KnownProblems> byFile() {
        Map<String, KnownProblems> files = new HashMap<>();
        lines.forEach((entry, line) -> files.computeIfAbsent(entry.file, file -> new KnownProblems(new TreeMap<>()))
                .lines
                .put(entry, line));
        return files;
    }

    /** Returns whether there is a line for problems of one of these kinds about a word in a file. */
    public boolean name(Set<ProblemKind> kinds, String file, String word) {
        return !lines.isEmpty()
                && kinds.stream().anyMatch(kind -> lines.containsKey(new Entry(kind.label(), file, Entry.plain(word))));
    }

    /** Tells known problems from others. Of more equal ones than the file names, the last are not known. */
    public Sorted sorted(List<Problem> problems) {
        if (lines.isEmpty()) {
            return new Sorted(problems, List.of(), new TreeMap<>());
        }
        Map<Entry, Integer> seen = new HashMap<>();
        List<Problem> fresh = new ArrayList<>();
        List<Problem> known = new ArrayList<>();
        for (Problem problem : problems) {
            (isKnown(problem, seen) ? known : fresh).add(problem);
        }
        SortedMap<Entry, Integer> gone = new TreeMap<>();
        lines.forEach((entry, line) -> gone.put(entry, line.count - seen.getOrDefault(entry, 0)));
        gone.values().removeIf(count -> count <= 0);
        return new Sorted(fresh, known, gone);
    }

    /** @param seen how many equal problems came before */
    private boolean isKnown(Problem problem, Map<Entry, Integer> seen) {
        if (!mayBeKnown(problem)) {
            return false;
        }
        Entry entry = Entry.of(problem);
        Line line = lines.get(entry);
        return line != null && seen.merge(entry, 1, Integer::sum) <= line.count;
    }

    /** Returns whether there are errors, and the author knows all of them. */
    public boolean coverErrors(List<Problem> problems) {
        List<Problem> errors = problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
        Map<Entry, Integer> seen = new HashMap<>();
        return !lines.isEmpty() && !errors.isEmpty() && errors.stream().allMatch(error -> isKnown(error, seen));
    }

    /** Returns the text of the file. */
    public String text() {
        StringBuilder text = new StringBuilder(HEAD);
        lines.forEach((entry, line) -> text.append(entry.line(line.count)).append('\n'));
        return text.toString();
    }
}
