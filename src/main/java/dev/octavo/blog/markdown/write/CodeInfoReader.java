package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.CodeInfo;
import dev.octavo.blog.markdown.html.CodeInfo.Lines;
import dev.octavo.blog.markdown.html.CodeLanguage;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Spelling;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the info string of a fenced code block. Mistakes are reported, and otherwise ignored. */
final class CodeInfoReader {
    private static final String DIFF = "diff-";
    private static final List<String> NAMES =
            List.of("title", "ins", "del", "hide", "numbers", "wrap", "no-check", "fails", "pseudo", "source");
    private static final String KNOWN = "there are {1,3-5} for marked lines, ins={…}, del={…}, hide={…}, title=\"…\","
            + " numbers, wrap, no-check, fails, pseudo and source";

    /** Replacements for the attributes of other programs, loaded for the first unknown attribute. */
    private static final class OtherPrograms {
        static final Map<String, String> ATTRIBUTES = Resources.table("/foreign/fences.txt");
    }

    private static final Pattern BLANKS = Pattern.compile("[ \t,]*+");
    private static final Pattern NAME = Pattern.compile("[^ \t,={]*+");
    private static final Pattern VALUE = Pattern.compile("\"[^\"]*+\"|'[^']*+'|\\{[^}]*+(?:}|$)|[^ \t]*+");
    private static final Pattern ENCLOSED = Pattern.compile("\"[^\"]*+\"|'[^']*+'|\\{[^}]*+}");
    private static final Pattern PAIR =
            Pattern.compile("((?<![A-Za-z_-])[A-Za-z_-]++)\\s*+=\\s*(\"[^\"]*+\"|'[^']*+'|\\[[^\\]]*+\\]|[^,\\s]++)");
    private static final Pattern LINES = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

    private final String info;
    private final int count;
    private final Reporter reporter;
    private final Map<String, BitSet> lines = new HashMap<>();
    private Optional<String> title = Optional.empty();
    private OptionalInt firstNumber = OptionalInt.empty();
    private boolean wrapped;
    private boolean unchecked;
    private boolean source;
    private int at;

    private CodeInfoReader(String info, int count, Reporter reporter) {
        this.info = info;
        this.count = count;
        this.reporter = reporter;
    }

    @FunctionalInterface
    interface Reporter {
        /** Reports a mistake at index {@code at} of the info string. */
        void report(int at, String message, String remedy);
    }

    /** @param count returns the number of lines of the code; not called if {@code info} is only a language */
    static CodeInfo read(String info, IntSupplier count, Reporter reporter) {
        String id = CodeLanguage.id(info);
        return id.length() == info.length() && !id.startsWith(DIFF)
                ? CodeInfo.of(id)
                : new CodeInfoReader(info, count.getAsInt(), reporter).read(id);
    }

    private CodeInfo read(String id) {
        at = id.length();
        for (skip(BLANKS); at < info.length(); skip(BLANKS)) {
            if (info.charAt(at) == '{') {
                braces();
            } else {
                attribute();
            }
        }
        boolean isDiff = id.startsWith(DIFF);
        CodeInfo plain = CodeInfo.of(isDiff ? id.substring(DIFF.length()) : id);
        return new CodeInfo(
                plain.language(),
                isDiff,
                title,
                lines.isEmpty() ? plain.lines() : new Lines(of("marked"), of("ins"), of("del"), of("hide")),
                firstNumber,
                wrapped,
                unchecked,
                source);
    }

    private IntPredicate of(String name) {
        return lines.getOrDefault(name, new BitSet())::get;
    }

    /** Reads the lines to mark; ignores other braces, such as {@code {#id .class}}. */
    private void braces() {
        int start = at;
        String inside = value();
        if (inside.isEmpty() || Character.isDigit(inside.charAt(0))) {
            lines("marked", inside, start);
        } else if ("#.:".indexOf(inside.charAt(0)) < 0) {
            String meant = ofHugo(inside);
            reporter.report(
                    start,
                    "what is in these braces has no effect",
                    meant.isEmpty() ? KNOWN : "write " + meant + " in their place");
        }
    }

    /** The attributes for Hugo's {@code linenos=table,hl_lines=[2,"4-5"],linenostart=7}; empty if there are none. */
    private static String ofHugo(String inside) {
        StringJoiner meant = new StringJoiner(" ");
        Map<String, String> given = new HashMap<>();
        PAIR.matcher(inside)
                .results()
                .forEach(pair -> given.put(
                        pair.group(1).toLowerCase(Locale.ROOT),
                        pair.group(2).replaceAll("[\\[\\]\"'“”]", "").strip()));
        String start = given.getOrDefault("linenostart", "");
        if (start.matches("\\d+") && !start.equals("1")) {
            meant.add("numbers=" + start);
        } else if (!given.getOrDefault("linenos", "false").equals("false")) {
            meant.add("numbers");
        }
        String lines = given.getOrDefault("hl_lines", "").replaceAll("[\\s,]+", ",");
        if (!lines.isEmpty()) {
            meant.add("{" + lines + "}");
        }
        for (String title : List.of("title", "filename", "name")) {
            if (given.containsKey(title)) {
                meant.add("title=\"" + given.get(title) + "\"");
            }
        }
        return meant.toString();
    }

    private void attribute() {
        int start = at;
        String name = skip(NAME);
        boolean valued = at < info.length() && info.charAt(at) == '=';
        at += valued ? 1 : 0;
        int from = at;
        String value = valued ? value() : "";
        switch (name) {
            case "title" -> title = Optional.of(value).filter(words -> !words.isBlank());
            case "ins", "del", "hide" -> lines(name, value, from);
            case "numbers" -> numbers(valued ? value : "1", from);
            case "wrap" -> wrapped = true;
            case "no-check", "fails", "pseudo" -> unchecked = true;
            case "source" -> source = true;
            default -> unknown(name, start);
        }
        if (valued && List.of("wrap", "no-check", "fails", "pseudo", "source").contains(name)) {
            reporter.report(from, "\"" + name + "\" takes no value", "write " + name + " alone");
        }
    }

    private void numbers(String value, int from) {
        if (value.matches("[0-9]{1,6}")) {
            firstNumber = OptionalInt.of(Integer.parseInt(value));
        } else {
            reporter.report(from, "\"numbers\" takes the number of the first line", "write numbers, or numbers=10");
        }
    }

    private void unknown(String name, int start) {
        reporter.report(
                start,
                "code has no attribute \"" + name + "\"",
                Optional.ofNullable(OtherPrograms.ATTRIBUTES.get(name.toLowerCase(Locale.ROOT)))
                        .map(meant -> "write " + meant)
                        .or(() -> Spelling.suggestion(name, NAMES))
                        .orElse(KNOWN));
    }

    /** Reads a value in quotes or braces, or a word. Without a closing quote it is a word. */
    private String value() {
        int start = at;
        String written = skip(VALUE);
        if (written.startsWith("{") && !written.endsWith("}")) {
            reporter.report(start, "these braces are never closed", "write } after the last line");
            return written.substring(1).strip();
        }
        return ENCLOSED.matcher(written).matches()
                ? written.substring(1, written.length() - 1).strip()
                : written;
    }

    /** Skips a match of the pattern, which may be empty, and returns it. */
    private String skip(Pattern what) {
        Matcher found = what.matcher(info).region(at, info.length());
        at = found.lookingAt() ? found.end() : at;
        return info.substring(found.regionStart(), at);
    }

    /** Adds lines such as {@code 1,3-5} to those of that name. */
    private void lines(String name, String written, int from) {
        BitSet chosen = lines.computeIfAbsent(name, any -> new BitSet());
        for (String part : written.strip().split("[\\s,]+", -1)) {
            Matcher range = LINES.matcher(part);
            if (!range.matches()) {
                reporter.report(from, "\"" + part + "\" is not a line or a range of lines", "write lines like {1,3-5}");
                continue;
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first < 1 || last > count || last < first) {
                reporter.report(
                        from,
                        "this code has no line" + (first == last ? " " : "s ") + part,
                        last < first && first <= count
                                ? "write the first line before the last"
                                : "its lines are 1 to " + count + ", counted from the one below the fence");
            }
            if (first <= last && first <= count && last > 0) {
                chosen.set(Math.max(1, first), Math.min(last, count) + 1);
            }
        }
    }
}
