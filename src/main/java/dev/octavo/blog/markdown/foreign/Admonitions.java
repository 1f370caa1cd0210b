package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.lib.problem.Problem.Replacement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Python-Markdown marks by indentation: {@code !!! note "Title"}, {@code ??? note}, and code below {@code :::python}. */
final class Admonitions {
    private static final Pattern FIRST = Pattern.compile(
            "(?<![ \t>])([ \t>]*+)(!!!|\\?\\?\\?\\+?)[ \t]++([a-zA-Z][\\w-]*+)[ \t\\w-]*+(?:\"(.*)\")?[ \t]*+");
    private static final Pattern LANGUAGE =
            Pattern.compile("(?<![ \t])([ \t]*+)(:::|#!)([a-zA-Z][\\w+#-]*+)(?: hl_lines=\"([\\d ]*+)\")?[ \t]*+");
    private static final int DEEPEST = 10;
    private static final int INDENT = 4;

    private Admonitions() {}

    static String translated(String text, Translation context) {
        return text.contains("!!!") || text.contains("???") || text.contains(":::") || text.contains("#!")
                ? blocks(text, context, 0)
                : text;
    }

    /** What to write instead of the one that begins with the line at {@code at}. */
    static Optional<Replacement> at(String text, int at) {
        int end = lineEnd(text, at);
        int stop = contentEnd(text, end, "");
        String old = text.substring(at, stop).stripTrailing();
        return (at == 0 || text.charAt(at - 1) == '\n') && old.contains("\n")
                ? Optional.of(new Replacement(old, blocks(old, why -> {}, 0).stripTrailing()))
                        .filter(change -> !change.text().equals(old))
                : Optional.empty();
    }

    private static String blocks(String text, Translation context, int depth) {
        CodeRanges code = CodeRanges.of(text);
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            int codeEnd = code.end(at);
            String line = text.substring(at, end).stripTrailing();
            Matcher first = FIRST.matcher(line);
            if (depth < DEEPEST && codeEnd < 0 && first.matches()) {
                String prefix = first.group(1);
                int stop = contentEnd(text, end, prefix);
                String inner = text.substring(end, stop)
                        .lines()
                        .map(l -> without(prefix, l))
                        .collect(Collectors.joining("\n"));
                String written = alert(first, blocks(inner, context, depth + 1), context);
                boolean apart = out.length() < 2 || out.charAt(out.length() - 2) == '\n';
                out.append(apart ? "" : prefix.stripTrailing() + "\n");
                out.append(prefix).append(Markup.below(prefix, written)).append('\n');
                out.append(stop < text.length() && text.charAt(stop) != '\n' ? "\n" : "");
                at = stop;
            } else {
                int next = Math.max(codeEnd, end);
                boolean fenced = codeEnd > end && LANGUAGE.matcher(line).matches();
                out.append(fenced ? fenced(text.substring(at, next), context) : text.substring(at, next));
                at = next;
            }
        }
        return out.toString();
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /** The end of the lines that are blank or indented; blank ones at the end are not of them. */
    private static int contentEnd(String text, int from, String prefix) {
        int stop = from;
        int at = from;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            String line = text.substring(at, end);
            boolean blank = line.replace('>', ' ').isBlank();
            if (!blank && !line.startsWith(prefix + "    ") && !line.startsWith(prefix + "\t")) {
                break;
            }
            at = end;
            stop = blank ? stop : end;
        }
        return at == text.length() ? at : stop;
    }

    private static String without(String prefix, String line) {
        String rest = line.startsWith(prefix) ? line.substring(prefix.length()) : line.stripLeading();
        return rest.startsWith("\t")
                ? rest.substring(1)
                : rest.startsWith("    ") ? rest.substring(INDENT) : rest.stripLeading();
    }

    private static String alert(Matcher first, String inner, Translation context) {
        Optional<Alert> kind = Recipe.alert(first.group(3));
        String name = kind.map(Alert::name).orElse("NOTE");
        Optional<String> title = Optional.ofNullable(first.group(4))
                .filter(words -> !words.isBlank())
                .or(() -> kind.isEmpty() ? Optional.of(first.group(3)) : Optional.empty());
        String fold = first.group(2).equals("???") ? "-" : first.group(2).equals("???+") ? "+" : "";
        context.changed(first.group(2) + " " + first.group(3) + " to [!" + name + "]");
        return Markup.alert(name, title, fold, inner);
    }

    private static String fenced(String code, Translation context) {
        List<String> lines = code.lines().toList();
        Matcher language = LANGUAGE.matcher(lines.get(0));
        if (!language.matches()) {
            return code;
        }
        String indent = language.group(1);
        String inner = lines.stream()
                .skip(1)
                .map(l -> l.startsWith(indent) ? l.substring(indent.length()) : l.stripLeading())
                .collect(Collectors.joining("\n"))
                .stripTrailing();
        String marked = language.group(4) == null
                ? ""
                : " {" + language.group(4).strip().replaceAll(" +", ",") + "}";
        String numbers = language.group(2).equals("#!") ? " numbers" : "";
        String prefix =
                indent.endsWith("\t") ? indent.substring(1) : indent.substring(Math.min(INDENT, indent.length()));
        context.changed(language.group(2) + "language to code between lines of ```");
        String fence = Markup.fence(language.group(3) + numbers + marked, inner);
        return prefix + Markup.below(prefix, fence) + "\n" + (code.endsWith("\n\n") ? "\n" : "");
    }
}
