package dev.octavo.lib.data;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article's file, split into front matter and body. The front matter is YAML between {@code ---}, TOML between
 * {@code +++}, or a JSON object.
 *
 * @param body everything after the line of the closing fence
 * @param bodyLine the number of the body's first line in the file
 * @param bodyOffset where the body begins in the file's text, counting a byte order mark
 */
public record FrontMatterBlock(StructuredText data, String body, int bodyLine, int bodyOffset) {
    private static final Pattern NAME = Pattern.compile("(?s)(?:(\\d{4}-\\d{2}-\\d{2})[-_ ]*)?(.*)");
    private static final LocalDate SOME_DAY = LocalDate.of(2026, 11, 24);
    /** What authors write to begin or close front matter, right or wrong. */
    private static final String FENCE = "\\.{3}|-{2,}|\\+{2,}|[–—]+";

    private static final String NO_END = "(?!#*+ *+(?:[\\n\\r]|\\z))"; // of a heading, which may have hashes there
    private static final Pattern FIRST_HEADING =
            Pattern.compile("\\A\\s*+# ++(" + NO_END + "[^\\n\\r ]++(?: ++" + NO_END + "[^\\n\\r ]++)*+)");

    /** Splits a text as {@link #of(String, String, LocalDate, Problems)} does, whose problems show an example of some day. */
    public static Optional<FrontMatterBlock> of(String path, String text, Problems problems) {
        return of(path, text, SOME_DAY, problems);
    }

    /**
     * Splits the text of the file {@code path}.
     *
     * @param today for an example of front matter
     * @return empty if the front matter is never closed, holds a merge conflict or does not begin as it should, added to {@code problems};
     *     if there is none, which is a problem too, all is body
     */
    public static Optional<FrontMatterBlock> of(String path, String text, LocalDate today, Problems problems) {
        int mark = text.startsWith("\uFEFF") ? 1 : 0;
        StructuredText file = StructuredText.file(Syntax.YAML, path, text);
        Optional<FrontMatterBlock> block = of(file, today, problems);
        return block.map(b -> new FrontMatterBlock(b.data(), b.body(), b.bodyLine(), b.bodyOffset() + mark));
    }

    /**
     * Splits a text that {@link #of} refuses, for showing it: front matter ends at a line that was probably meant to close
     * it, or else at the first empty line.
     */
    public static FrontMatterBlock presumed(String path, String text) {
        int mark = text.startsWith("\uFEFF") ? 1 : 0;
        StructuredText file = StructuredText.file(Syntax.YAML, path, text);
        int start = file.text().length() - file.text().stripLeading().length();
        String opening = file.lineAround(start).strip();
        if (!opening.matches(FENCE) && !opening.startsWith("{")) {
            return new FrontMatterBlock(new StructuredText(Syntax.YAML, "", 1, file.in(0, 1)), file.text(), 1, mark);
        }
        int first = file.nextLine(start);
        int end = firstLine(file, first, line -> line.matches(FENCE))
                .or(() -> firstLine(file, first, String::isEmpty))
                .orElse(file.text().length());
        Syntax syntax = opening.startsWith("+") ? Syntax.TOML : Syntax.YAML;
        Location whole = file.in(start, file.lineEnd(start));
        StructuredText data = new StructuredText(syntax, file.text().substring(first, end), whole.line() + 1, whole);
        FrontMatterBlock block = block(file, data, end, file.in(end, end).line());
        return new FrontMatterBlock(data, block.body(), block.bodyLine(), block.bodyOffset() + mark);
    }

    private static Optional<Integer> firstLine(StructuredText file, int from, Predicate<String> wanted) {
        for (int line = from; line < file.text().length(); line = file.nextLine(line)) {
            if (wanted.test(file.lineAround(line).strip())) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static Optional<FrontMatterBlock> of(StructuredText file, LocalDate today, Problems problems) {
        if (file.text().startsWith("{")) {
            return json(file, problems);
        }
        String first = file.lineAround(0).stripTrailing();
        if (first.equals("---") || first.equals("+++")) {
            return between(file, first, problems);
        }
        Optional<Problem> misplaced = misplaced(file);
        problems.add(misplaced.orElseGet(() -> ProblemKind.FRONT_MATTER
                .error("the front matter is missing", file.in(0, 1))
                .hint(example(file, today))));
        StructuredText none = new StructuredText(Syntax.YAML, "", 1, file.in(0, 1));
        return misplaced.isPresent() ? Optional.empty() : Optional.of(new FrontMatterBlock(none, file.text(), 1, 0));
    }

    private static Optional<FrontMatterBlock> between(StructuredText file, String fence, Problems problems) {
        Location opening = file.in(0, 3);
        int first = file.nextLine(0);
        int number = 2;
        for (int line = first; line < file.text().length(); line = file.nextLine(line)) {
            if (file.lineAround(line).stripTrailing().equals(fence)) {
                String data = file.text().substring(first, line);
                if (hasConflict(file, first, line, problems)) {
                    return Optional.empty();
                }
                Syntax syntax = fence.equals("---") ? Syntax.YAML : Syntax.TOML;
                return Optional.of(block(file, new StructuredText(syntax, data, 2, opening), line, number));
            }
            number++;
        }
        problems.add(unclosed(file, first, fence)
                .orElseGet(() -> ProblemKind.FRONT_MATTER
                        .error("the front matter is never closed", opening)
                        .hint("write a line " + fence + " between the last key and the article")));
        return Optional.empty();
    }

    /** Whether {@code git merge} left a conflict in {@code text[start, end)}; adds it to {@code problems}. */
    private static boolean hasConflict(StructuredText file, int start, int end, Problems problems) {
        int conflict = ("\n" + file.text().substring(start, end)).indexOf("\n<<<<<<< ");
        if (conflict >= 0) {
            int at = start + conflict;
            problems.add(ProblemKind.MERGE_CONFLICT
                    .error("a merge conflict is left here", file.in(at, file.lineEnd(at)))
                    .hint("keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"));
        }
        return conflict >= 0;
    }

    /** A problem at the first line that was probably meant to close the front matter. */
    private static Optional<Problem> unclosed(StructuredText file, int first, String fence) {
        return firstLine(file, first, line -> line.matches(FENCE))
                .map(line -> ProblemKind.FRONT_MATTER
                        .error(
                                "the front matter begins with " + fence + " and is not closed with "
                                        + file.lineAround(line).strip(),
                                file.in(line, file.lineEnd(line)))
                        .hint("write " + fence + " here, without spaces before it"));
    }

    private static Optional<FrontMatterBlock> json(StructuredText file, Problems problems) {
        StructuredText data = new StructuredText(Syntax.JSON, file.text(), 1, file.in(0, 1));
        Optional<Integer> end = JsonErrors.endOfObject(file.text());
        if (hasConflict(file, 0, end.orElse(0), problems)) {
            return Optional.empty();
        }
        if (end.isEmpty()) {
            problems.addAll(JsonErrors.ofUnclosed(data));
            return Optional.empty();
        }
        String rest = file.text().substring(end.get(), file.lineEnd(end.get()));
        if (!rest.isBlank()) {
            int text = end.get() + rest.length() - rest.stripLeading().length();
            problems.add(ProblemKind.FRONT_MATTER
                    .error("there is text after the front matter", file.in(text, text + 1))
                    .hint("begin the article on a new line after the last }"));
            return Optional.empty();
        }
        String object = file.text().substring(0, end.get());
        int lastLine = file.in(end.get(), end.get()).line();
        return Optional.of(block(file, new StructuredText(Syntax.JSON, object, 1, data.whole()), end.get(), lastLine));
    }

    private static FrontMatterBlock block(StructuredText file, StructuredText data, int lastOffset, int lastLine) {
        int body = file.nextLine(lastOffset);
        return new FrontMatterBlock(data, file.text().substring(body), lastLine + 1, body);
    }

    /** The problem of front matter that does not begin as it should; empty if there is none at all. */
    private static Optional<Problem> misplaced(StructuredText file) {
        String start = file.text().stripLeading();
        String opening = file.lineAround(0).strip();
        boolean fence = opening.equals("---") || opening.equals("+++");
        if (!fence && opening.matches("-{2,}|\\+{2,}|[–—]+")) {
            return Optional.of(ProblemKind.FRONT_MATTER
                    .error(
                            "the front matter begins with three hyphens, ---, and not with " + opening,
                            file.in(0, file.lineEnd(0)))
                    .hint("write --- here and below the last key; +++ where it is TOML"));
        }
        boolean late = start.startsWith("---") || start.startsWith("+++") || start.startsWith("{");
        return late && start.length() < file.text().length()
                ? Optional.of(ProblemKind.FRONT_MATTER
                        .error("the front matter does not begin where the file does", file.in(0, 1))
                        .hint("delete the blank lines and spaces before it"))
                : Optional.empty();
    }

    /** The front matter for a text without one. */
    private static String example(StructuredText file, LocalDate today) {
        SourcePath path = new SourcePath(file.path());
        String title = titleOf(path, file.text());
        Matcher named = named(path);
        boolean plain = title.matches("[\\p{L}\\p{N}][^:#\"]*");
        return "begin the file with the front matter:\n---\ntitle: "
                + (plain ? title : YamlErrors.quoted(title))
                + (path.isUnder("content/pages")
                        ? ""
                        : "\ndate: " + Optional.ofNullable(named.group(1)).orElseGet(today::toString))
                + "\n---";
    }

    /** A title for an article that has none: its first heading, or else the words of its file's name. */
    public static String titleOf(SourcePath path, String body) {
        Matcher heading = FIRST_HEADING.matcher(body);
        Matcher named = named(path);
        String words = named.group(2).replaceAll("[-_]+", " ").strip();
        return heading.find()
                ? heading.group(1)
                : words.isEmpty()
                        ? Optional.ofNullable(named.group(1)).orElse("My post")
                        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static Matcher named(SourcePath path) {
        String folder = path.folder().substring(path.folder().lastIndexOf('/') + 1);
        Matcher named = NAME.matcher(path.baseName().equals("index") ? folder : path.baseName());
        if (!named.matches()) {
            throw new IllegalStateException("every name matches: " + path);
        }
        return named;
    }
}
