package dev.octavo.blog.markdown.foreign;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What MDX has beyond elements: lines of JavaScript, and HTML with the names and braces of JSX. */
final class Mdx {
    private static final Pattern SCRIPT = Pattern.compile(
            "(?:import\\s+(?:[\\w{*\"']).*|export\\s+(?:const|let|var|default|function|async|\\{|\\*).*)");
    private static final Pattern IMPORT = Pattern.compile("import\\s+(\\w+)\\s+from\\s+[\"']([^\"']+)[\"'].*");
    private static final Pattern ELEMENT = Pattern.compile(
            "<[a-z][a-z0-9]*+(?=[\\s/>])([^<>{}\"']*+(?:\"[^\"]*+\"|'[^']*+'|\\{(?:[^{}]|\\{[^{}]*+}){0,300}+})?+){0,60}+/?>");
    private static final Pattern STYLE = Pattern.compile("\\bstyle=\\{\\{([^{}]*+)}}");
    private static final Pattern BRACED =
            Pattern.compile("=\\{\\s*+(?:[\"'`]([^\"'`{}]*+)[\"'`]|([\\d.]++|true|false))\\s*+}");
    private static final Pattern VARIABLE = Pattern.compile("(\\s[\\w-]++)=\\{([^{}]*+)}");
    private static final Pattern SPACE = Pattern.compile("\\{\\s*+[\"'`] [\"'`]\\s*+}");

    private Mdx() {}

    /**
     * The text without lines of JavaScript at its top level.
     *
     * @param imports gets the files that names stand for
     */
    static String withoutScripts(String text, Map<String, String> imports, Translation context) {
        CodeRanges code = CodeRanges.of(text);
        StringBuilder out = new StringBuilder();
        boolean afterBlank = true;
        boolean script = false;
        int at = 0;
        for (String line : text.split("(?<=\n)", -1)) {
            String words = line.stripTrailing();
            boolean begins = afterBlank && SCRIPT.matcher(words).matches() && !code.contains(at);
            script = begins || (script && !words.isEmpty());
            if (begins) {
                Matcher found = IMPORT.matcher(words);
                if (found.matches()) {
                    imports.put(found.group(1), found.group(2));
                }
                context.changed(words.substring(0, "import".length()) + " to nothing");
            }
            out.append(script ? "" : line);
            afterBlank = words.isEmpty() || script;
            at += line.length();
        }
        return out.length() == text.length() ? text : out.toString().replaceFirst("^\n+", "");
    }

    /** The text with HTML as browsers know it. */
    static String withHtml(String text, Values values, Translation context) {
        String html = CodeRanges.replaced(text, ELEMENT, element -> {
            String written = element.group();
            if (!written.contains("={") && !written.contains("className=")) {
                return written;
            }
            context.changed("attributes of JSX to those of HTML");
            String plain = STYLE.matcher(written.replace("className=", "class=").replace("htmlFor=", "for="))
                    .replaceAll(style -> Matcher.quoteReplacement("style=\"" + css(style.group(1)) + "\""));
            String valued = BRACED.matcher(plain)
                    .replaceAll(value -> Matcher.quoteReplacement(
                            "=\"" + (value.group(1) == null ? value.group(2) : value.group(1)) + "\""));
            return VARIABLE.matcher(valued).replaceAll(attribute -> {
                String name = attribute.group(2).strip();
                String value = values.word(name);
                return value.equals(name) ? "" : Matcher.quoteReplacement(attribute.group(1) + "=\"" + value + '"');
            });
        });
        return html.contains("{") ? SPACE.matcher(html).replaceAll(" ") : html;
    }

    /** {@code backgroundColor: 'red', top: 3} as CSS. */
    private static String css(String object) {
        return object.lines()
                .collect(Collectors.joining(" "))
                .replaceAll("([a-z])([A-Z])(?=\\w*\\s*:)", "$1-$2")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\"'`]", "")
                .replaceAll(",\\s*(?=[a-z-]+\\s*:)|,\\s*$", "; ")
                .strip();
    }
}
