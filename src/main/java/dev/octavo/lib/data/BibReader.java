package dev.octavo.lib.data;

import dev.octavo.lib.data.Node.Kind;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the entries of a BibTeX file as rows: {@code type} and {@code key}, then the fields by their names in small letters, as
 * plain text. Authors and editors are lists of names, first names first. What stands between entries is a remark.
 */
final class BibReader {
    private static final int MAX_PROBLEMS = 20;
    /** Abbreviations may contain others twice, whose length then doubles with each. */
    private static final int MAX_VALUE = 1024 * 1024;

    private static final int MAX_VALUES = 16 * MAX_VALUE;
    private static final Set<String> NAMES = Set.of("author", "editor");
    /** Fields of which BibTeX prints every character as it is, and those that it does not print. */
    private static final Set<String> VERBATIM =
            Set.of("abstract", "annote", "comment", "doi", "eprint", "file", "keywords", "pdf", "url");

    private static final Pattern TILDE =
            Pattern.compile("\\\\textasciitilde\\s*(?:\\{\\})?|\\\\~\\{\\}|\\\\string~|\\$\\\\sim\\$");

    private static final Pattern MARKUP = Pattern.compile("\\\\url\\b|[\\\\{}]");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern WORD = Pattern.compile("[^\\s\"#%'(),={}@\\\\]+");
    private static final Pattern BEGIN = Pattern.compile("@\\s*+([A-Za-z]++)\\s*+([{(])");
    private static final Pattern KEY = Pattern.compile("([^\\s,={}]++)\\s*+(?![^\\s,})])");
    private static final Pattern AND = Pattern.compile("\\sand\\s");
    private static final Pattern COMMA = Pattern.compile(",");

    private final String path;
    private final String text;
    private final Map<String, String> abbreviations = new HashMap<>();
    private final Map<String, Location> keys = new HashMap<>();
    private final List<Node.Mapping> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int counted;
    private int made;

    /** Ends the entry that is being read, whose problem is reported. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1;
    }

    private BibReader(String path, String text) {
        this.path = path;
        this.text = text;
        for (String month : List.of("jan feb mar apr may jun jul aug sep oct nov dec".split(" "))) {
            abbreviations.put(month, Integer.toString(abbreviations.size() + 1));
        }
    }

    /** @throws ProblemException with everything that is wrong in the file */
    static List<Node.Mapping> rows(String path, String text) {
        BibReader file = new BibReader(path, text);
        Matcher begin = BEGIN.matcher(text);
        while (file.problems.size() < MAX_PROBLEMS && begin.find(file.at)) {
            file.at = begin.end();
            try {
                file.entry(
                        begin.group(1).toLowerCase(Locale.ROOT),
                        begin.start(),
                        begin.group(2).equals("{") ? '}' : ')');
            } catch (Broken reported) {
                int next = text.indexOf("\n@", file.at);
                file.at = next < 0 ? text.length() : next;
            }
        }
        if (!file.problems.isEmpty()) {
            throw new ProblemException(file.problems);
        }
        return file.rows;
    }

    private void entry(String type, int start, char end) throws Broken {
        if (type.equals("comment")) {
            at--;
            group(end);
            return;
        }
        if (type.equals("preamble")) {
            value();
        } else if (type.equals("string")) {
            String name = word("the name of an abbreviation");
            abbreviations.put(name, valueOf(name));
        } else {
            row(type, place(start), end);
        }
        if (!isNext(end)) {
            throw broken(
                    "this is neither a comma nor the end of the entry",
                    at,
                    "write a comma after each field, and " + end + " after the last");
        }
    }

    private void row(String type, Location place, char end) throws Broken {
        skipSpace();
        Matcher key = KEY.matcher(text).region(at, text.length());
        if (!key.lookingAt()) {
            throw broken("this entry has no key", at, "begin with one, such as @" + type + "{quill2026,");
        }
        at = key.end();
        Location same = keys.putIfAbsent(key.group(1), place);
        if (same != null) {
            add(ProblemKind.WRONG_DATA
                    .error("two entries have the key \"" + key.group(1) + "\"", place)
                    .related("the other is", same)
                    .hint("rename one of them, or delete it"));
        }
        Map<String, Node.Entry> fields = new LinkedHashMap<>();
        while (isNext(',') && !isAt(end)) {
            int start = at;
            String name = word("the name of a field");
            Location named = place(start);
            String value = valueOf(name);
            if (fields.put(name, new Node.Entry(name, named, node(name, value, named))) != null) {
                add(ProblemKind.WRONG_DATA
                        .error("this entry has \"" + name + "\" twice", named)
                        .hint("delete one of them"));
            }
        }
        fields.put("type", new Node.Entry("type", place, new Node.Scalar(type, Kind.TEXT, place)));
        fields.put("key", new Node.Entry("key", place, new Node.Scalar(key.group(1), Kind.TEXT, place)));
        rows.add(new Node.Mapping(Syntax.YAML, List.copyOf(fields.values()), place));
    }

    private Node node(String name, String value, Location place) {
        if (!NAMES.contains(name)) {
            String plain = VERBATIM.contains(name)
                    ? MARKUP.matcher(TILDE.matcher(value).replaceAll("~"))
                            .replaceAll("")
                            .strip()
                    : plain(value, place);
            return new Node.Scalar(plain, NUMBER.matcher(plain).matches() ? Kind.NUMBER : Kind.TEXT, place);
        }
        List<Node> names = new ArrayList<>();
        for (String each : LatexText.parts(value, AND)) {
            List<String> parts = LatexText.parts(each, COMMA); // Quill, Jr., Ada
            String last = parts.remove(parts.size() - 1);
            names.add(new Node.Scalar(plain((last + " " + String.join(" ", parts)).strip(), place), Kind.TEXT, place));
        }
        return new Node.Sequence(names, place);
    }

    private String plain(String latex, Location place) {
        return LatexText.plain(
                latex,
                command -> add(ProblemKind.WRONG_DATA
                        .error("\\" + command + " stands for no character that is known here", place)
                        .hint("write the character itself, such as \u00f6 or \u03b1, or leave the command out")));
    }

    private void add(Problem problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    private String valueOf(String name) throws Broken {
        if (!isNext('=')) {
            throw broken("there is no = here", at, "write = and a value in braces after \"" + name + "\"");
        }
        return value();
    }

    /** Parts that are joined by a hash: groups in braces, texts in quotation marks, numbers, abbreviations. */
    private String value() throws Broken {
        StringBuilder value = new StringBuilder();
        do {
            if (isAt('{') || isAt('"')) {
                value.append(group(text.charAt(at) == '{' ? '}' : '"'));
                continue;
            }
            int start = at;
            String word = word("a value in braces");
            String meant = NUMBER.matcher(word).matches() ? word : abbreviations.get(word);
            if (meant == null) {
                add(ProblemKind.WRONG_DATA
                        .error("no @string says what \"" + word + "\" means", place(start))
                        .hint(Spelling.suggestion(word, abbreviations.keySet())
                                .orElse("put a text into braces: {" + word + "}")));
            }
            requireRoom(value.length(), meant == null ? 0 : meant.length(), start);
            value.append(meant == null ? "" : meant);
        } while (isNext('#'));
        return value.toString();
    }

    private void requireRoom(int before, int more, int start) throws Broken {
        made += more;
        if (before + more > MAX_VALUE || made > MAX_VALUES) {
            at = text.length(); // All that follows would need more room still.
            throw broken(
                    made > MAX_VALUES
                            ? "the abbreviations make the values of this file longer than 16 MiB"
                            : "abbreviations make this value longer than 1 MiB",
                    start,
                    "use fewer abbreviations in others");
        }
    }

    /** What stands between the character here and {@code end}, in which braces come in pairs. */
    private String group(char end) throws Broken {
        int start = at++;
        for (int depth = 0; at < text.length() && depth >= 0; at++) {
            char c = text.charAt(at);
            if (c == end && depth == 0) {
                return text.substring(start + 1, at++);
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        at = start;
        throw broken("what begins here is never closed", start, "write " + end + " at its end");
    }

    private String word(String what) throws Broken {
        skipSpace();
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw broken(what + " is missing here", at, "write it, as in title = {Kites},");
        }
        at = word.end();
        return word.group().toLowerCase(Locale.ROOT);
    }

    private boolean isAt(char c) {
        skipSpace();
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean isNext(char c) {
        boolean is = isAt(c);
        at += is ? 1 : 0;
        return is;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Broken broken(String fact, int index, String remedy) {
        problems.add(ProblemKind.WRONG_DATA
                .error(fact, place(Math.min(index, text.stripTrailing().length())))
                .hint(remedy));
        return new Broken();
    }

    /** Counts on from the last place, since a file may have many entries. */
    private Location place(int index) {
        if (index < counted) {
            return Location.in(path, text, index, index + 1);
        }
        for (; counted < index; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
                lineStart = counted + 1;
            }
        }
        return Location.at(path, line, text.codePointCount(Math.max(lineStart, index - 500), index) + 1);
    }
}
