package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.ProblemKind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Rewrites errors of the YAML parser as problems that tell authors what to type instead. */
record YamlErrors(StructuredText source) {
    private static final Pattern KEY = Pattern.compile("(\\s*(?:- +)*)([^\\s:#'\"\\[\\]{}][^:]*?)\\s*:(?=\\s|$)");
    private static final Pattern KEY_WITHOUT_SPACE = Pattern.compile("\\s*(?:- +)*([A-Za-z][\\w-]*):(\\S.*)");
    private static final Pattern ITEM_WITHOUT_SPACE = Pattern.compile("\\s*-([^\\s-].*)");
    private static final Pattern TOML = Pattern.compile("\\s*([A-Za-z][\\w-]*)\\s*=\\s*(\\S.*)");
    private static final String INDENT_HINT = "put the keys of one level in one column, with spaces before them";

    static Problem needsQuotes(String sign, String what, Location at) {
        return ProblemKind.SYNTAX
                .error("YAML takes \"" + sign + "\" for " + what + ", which is not allowed here", at)
                .hint("put the value in quotes if it is a text");
    }

    static Problem notAMapping(Node node, String line) {
        Matcher glued = KEY_WITHOUT_SPACE.matcher(line);
        if (node instanceof Node.Scalar && glued.matches()) {
            Location at = node.location();
            Location colon = Location.at(at.path(), at.line(), glued.start(2));
            return spaceMissing(glued, colon);
        }
        Matcher toml = TOML.matcher(line);
        if (node instanceof Node.Scalar && toml.matches()) {
            return ProblemKind.SYNTAX
                    .error("this is TOML, where YAML is expected", node.location())
                    .hint("write " + toml.group(1) + ": " + toml.group(2).strip()
                            + "; put TOML between two lines of +++");
        }
        return ProblemKind.SYNTAX
                .error("there must be keys with values here, not " + node.described(), node.location())
                .hint("write a key, a colon, a space and a value, such as: title: My post");
    }

    static Problem keyIsNotText(Node key, String line) {
        boolean placeholder = line.contains("{{");
        return ProblemKind.SYNTAX
                .error(
                        placeholder
                                ? "YAML takes braces at the beginning of a value for keys with values"
                                : "a key must be a text, not " + key.described(),
                        key.location())
                .hint(
                        placeholder
                                ? "put the value with the braces in quotes"
                                : "put a value that begins with a bracket or a brace in quotes");
    }

    static Problem otherSpace(Node.Scalar key) {
        String code = String.format(Locale.ROOT, "U+%04X", key.text().codePointAt(0));
        return ProblemKind.SYNTAX
                .error("YAML takes only plain spaces for an indent, and this is the space " + code, key.location())
                .hint("replace it with plain spaces");
    }

    Problem problem(YamlEngineException e) {
        if (e instanceof MarkedYamlEngineException marked) {
            return problem(marked);
        }
        if (e instanceof ReaderException reader) {
            int offset = source.text().offsetByCodePoints(0, reader.getPosition());
            String code = String.format(Locale.ROOT, "U+%04X", reader.getCodePoint());
            return ProblemKind.SYNTAX
                    .error("there is a control character " + code, source.in(offset, offset + 1))
                    .hint("delete it");
        }
        return unreadable(source.whole());
    }

    private Problem problem(MarkedYamlEngineException e) {
        String fact = e.getProblem();
        int at = e.getProblemMark().map(this::offset).orElse(0);
        int from = e.getContextMark().map(this::offset).orElse(at);
        String context = e.getContext() == null ? "" : e.getContext();
        if (source.syntax() == Syntax.JSON) {
            return new JsonErrors(source).problem(at, context.contains("quoted scalar"));
        }
        if (fact.startsWith("mapping values are not allowed") || fact.startsWith("could not find expected ':'")) {
            return colon(fact.startsWith("could") ? from : at, fact.startsWith("could"));
        }
        if (fact.startsWith("found character")) {
            return strayCharacter(at);
        }
        if (context.contains("quoted scalar")) {
            return fact.contains("unexpected end") || fact.contains("document separator")
                    ? unclosedQuote(from)
                    : wrongEscape(from, at);
        }
        if (context.contains("flow")) {
            return unclosedBracket(from);
        }
        if (context.contains("alias") || context.contains("anchor") || context.contains("tag")) {
            return needsQuotes(source.text().substring(from, from + 1), "an alias, an anchor or a tag", point(from));
        }
        if (context.contains("block scalar")) {
            return ProblemKind.SYNTAX
                    .error("after \"|\" or \">\", a text begins on the next line", point(at))
                    .hint("move the text down and indent it, or put the value in quotes");
        }
        return structure(at, fact);
    }

    /** A colon that makes a key where YAML allows none, or a line that lacks one. */
    private Problem colon(int at, boolean lineWithoutColon) {
        String line = source.lineAround(at);
        int start = source.lineStart(at);
        Matcher key = KEY.matcher(line);
        if (!lineWithoutColon && key.lookingAt() && start + key.end() - 1 < at) {
            return nestedColon(key, line, at);
        }
        int above = lineWithoutColon ? start : source.lineStartAbove(start);
        String before = source.lineAround(above);
        Matcher glued = KEY_WITHOUT_SPACE.matcher(before);
        if (glued.matches()) {
            int colon = above + glued.start(2) - 1;
            return spaceMissing(glued, point(colon));
        }
        Matcher gluedItem = ITEM_WITHOUT_SPACE.matcher(before);
        if (gluedItem.matches()) {
            return ProblemKind.SYNTAX
                    .error("there is no space after the hyphen", point(above + gluedItem.start(1) - 1))
                    .hint("write: - " + gluedItem.group(1).strip())
                    .instead("-" + gluedItem.group(1), "- " + gluedItem.group(1).strip());
        }
        boolean item = before.stripLeading().startsWith("- ");
        if (lineWithoutColon || !(item || KEY.matcher(before).lookingAt())) {
            return ProblemKind.SYNTAX
                    .error("this line is not a key with a value", source.in(above, source.lineEnd(above)))
                    .hint("write a key, a colon, a space and a value; text of several lines needs \"|\" and an indent");
        }
        return ProblemKind.SYNTAX
                .error("this line is indented, but it does not belong to the value above", indented(start))
                .hint(INDENT_HINT);
    }

    private static Problem spaceMissing(Matcher glued, Location colon) {
        return ProblemKind.SYNTAX
                .error("there is no space after the colon", colon)
                .hint("write: " + glued.group(1) + ": "
                        + glued.group(2).replace('\u00a0', ' ').strip())
                .instead(":" + (glued.group(2).startsWith("\u00a0") ? "\u00a0" : ""), ": ");
    }

    private Problem nestedColon(Matcher key, String line, int at) {
        String value = line.substring(key.end()).strip();
        String name = key.group(2);
        boolean last = at + 1 >= source.lineEnd(at);
        String fact = last
                ? "the " + name + " ends with \":\", so YAML reads it as a key"
                : "the " + name + " contains \": \", so YAML reads it as a nested key";
        return ProblemKind.SYNTAX
                .error(fact, point(at))
                .hint("put the value in quotes: " + name + ": " + quoted(value))
                .instead(inQuotes(value));
    }

    private Problem strayCharacter(int at) {
        char c = source.text().charAt(at);
        if (c == '\t') {
            return ProblemKind.SYNTAX
                    .error("there is a tab, and YAML allows only spaces here", point(at))
                    .hint("replace it with spaces");
        }
        return ProblemKind.SYNTAX
                .error("a value may not begin with \"" + c + "\"", point(at))
                .hint("put the value in quotes: " + quotedRest(at))
                .instead(
                        inQuotes(source.text().substring(at, source.lineEnd(at)).strip()));
    }

    private Problem unclosedQuote(int from) {
        char quote = source.text().charAt(from);
        return ProblemKind.SYNTAX
                .error("this quote is never closed", point(from))
                .hint("write " + quote + " at the end of the value");
    }

    private Problem wrongEscape(int from, int at) {
        int backslash = Math.max(from, source.text().lastIndexOf('\\', at));
        String escape = source.text().substring(backslash, Math.min(backslash + 2, source.lineEnd(backslash)));
        Problem problem = ProblemKind.SYNTAX
                .error("YAML knows no such escape", source.in(backslash, backslash + 2))
                .hint("write \\\\ for a backslash, or put the value in single quotes");
        return escape.matches("\\\\\\p{L}") ? problem.instead(escape, "\\" + escape) : problem;
    }

    private Problem unclosedBracket(int at) {
        String text = source.text();
        int from = Math.max(0, Math.max(text.lastIndexOf('[', at), text.lastIndexOf('{', at)));
        boolean list = text.startsWith("[", from);
        String line = text.substring(from, source.lineEnd(from));
        String what = list ? "list" : "mapping";
        if (line.matches(".*[\\s\\[{,]#.*")) {
            String tags = source.lineAround(from).strip().replaceAll("([\\[,\\s])#", "$1");
            return ProblemKind.SYNTAX
                    .error("\"#\" begins a comment here, so that this " + what + " is never closed", point(from))
                    .hint(tags.matches("tags:.*]") ? "leave the # out: " + tags : "put what begins with # in quotes");
        }
        String hint = "write commas between its items and " + (list ? "]" : "}") + " at its end";
        return ProblemKind.SYNTAX
                .error("this " + what + " is never closed, or a comma is missing in it", point(from))
                .hint(hint);
    }

    private Problem structure(int at, String fact) {
        String before = source.text().substring(source.lineStart(at), at);
        if (fact.startsWith("sequence entries")) {
            return ProblemKind.SYNTAX
                    .error("a list that is written with \"-\" begins on its own line", point(at))
                    .hint("begin a new line before \"-\", write [one, two], or put the value in quotes");
        }
        if (before.strip().endsWith("\"") || before.strip().endsWith("'") || before.contains("' ")) {
            return ProblemKind.SYNTAX
                    .error("there is text after the closing quote", point(at))
                    .hint("put the whole value in quotes; inside '…' write '' for an apostrophe");
        }
        if (before.isBlank()) {
            boolean item = source.text().startsWith("- ", at);
            return ProblemKind.SYNTAX
                    .error(
                            item
                                    ? "this list item is not in the same column as the others"
                                    : "this line is not in the same column as the others",
                            point(at))
                    .hint(INDENT_HINT);
        }
        return ProblemKind.SYNTAX
                .error("YAML does not expect this here", point(at))
                .hint("put the value in quotes: " + quotedRest(source.valueStart(at)));
    }

    private static Problem unreadable(Location whole) {
        return ProblemKind.SYNTAX
                .error("this is not YAML", whole)
                .hint("write a key, a colon, a space and a value on each line");
    }

    private Location indented(int lineStart) {
        int text = lineStart;
        while (text < source.text().length() && source.text().charAt(text) == ' ') {
            text++;
        }
        return point(text);
    }

    private Location point(int at) {
        return source.in(at, at + 1);
    }

    private String quotedRest(int at) {
        return quoted(source.text().substring(at, source.lineEnd(at)).strip());
    }

    /** Empty if the value has brackets, which may be meant, or a comment. */
    private static Optional<Replacement> inQuotes(String value) {
        return value.contains(" #") || value.startsWith("[") || value.startsWith("{")
                ? Optional.empty()
                : Optional.of(new Replacement(value, quoted(value)));
    }

    static String quoted(String value) {
        boolean plain = value.indexOf('"') < 0 && value.indexOf('\\') < 0;
        return plain ? "\"" + value + "\"" : "'" + value.replace("'", "''") + "'";
    }

    private int offset(Mark mark) {
        return source.offset(mark.getLine(), mark.getColumn());
    }
}
