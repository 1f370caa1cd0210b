package dev.octavo.use.importer;

import dev.octavo.use.importer.syntax.CodeRanges;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the destinations of links and pictures in Markdown, and the addresses in its HTML. Code stays as it is. */
final class Destinations {
    private static final Pattern DESTINATION = Pattern.compile(
            // ](address "title"), and [label]: address
            "(?:\\]\\([ \\t]*|(?<=\\n|^) {0,3}+\\[[^\\]\\n\\^][^\\]\\n]*+\\]:[ \\t]*+)"
                    + "(?:<(?<pointy>[^<>\\n]*+)>|(?<plain>(?:[^\\s()<>\\\\]|\\\\.|\\((?:[^\\s()\\\\]|\\\\.)*+\\))++))"
                    // href="address" in tags and in the attributes of components
                    + "|(?<=[\\s{\"'])(?<name>href|src|poster|data-src)[ \\t]*=[ \\t]*(?:\"(?<double>[^\"\\n]*+)\"|'(?<single>[^'\\n]*+)'|(?<bare>[^\\s\"'>}]++))",
            Pattern.CASE_INSENSITIVE);
    private static final String[] FORMS = {"pointy", "plain", "double", "single", "bare"};

    private Destinations() {}

    /** Decides on one destination. */
    interface Choice {
        /**
         * @param destination without escapes
         * @param picture whether it is shown, and not linked to
         * @return what takes its place; empty if it stays as it is
         */
        Optional<String> instead(String destination, boolean picture);
    }

    static String replaced(String markdown, Choice choice) {
        CodeRanges code = CodeRanges.of(markdown);
        Matcher found = DESTINATION.matcher(markdown);
        StringBuilder out = new StringBuilder(markdown.length());
        int copied = 0;
        while (found.find()) {
            int covered = code.end(found.start());
            if (covered >= 0) {
                found.region(Math.max(covered, found.start() + 1), markdown.length());
                continue;
            }
            String form = form(found);
            boolean html = found.group("name") != null;
            String raw = found.group(form);
            String plain = html ? raw.replace("&amp;", "&") : raw.replaceAll("\\\\(?=[\\p{Punct}])", "").replace("&amp;", "&");
            boolean picture = html
                    ? !found.group("name").equalsIgnoreCase("href")
                    : isPicture(markdown, found.start());
            Optional<String> instead = choice.instead(plain.strip(), picture);
            if (instead.isPresent()) {
                boolean bare = form.equals("plain") || form.equals("bare");
                boolean needsPointy = form.equals("plain") && instead.get().matches(".*[\\s()].*");
                int start = found.start(form);
                out.append(markdown, copied, start)
                        .append(needsPointy ? "<" + instead.get() + ">" : html && !bare ? escaped(instead.get()) : instead.get());
                copied = found.end(form);
            }
        }
        return out.append(markdown, copied, markdown.length()).toString();
    }

    private static String form(Matcher found) {
        for (String form : FORMS) {
            if (found.group(form) != null) {
                return form;
            }
        }
        throw new IllegalStateException("one of the forms has matched");
    }

    private static String escaped(String address) {
        return address.replace("&", "&amp;").replace("\"", "&quot;");
    }

    /** Whether the bracket that ends at {@code close} began with an exclamation mark. */
    private static boolean isPicture(String text, int close) {
        int depth = 0;
        for (int at = close; at >= 0 && text.charAt(at) != '\n' || at == close && at >= 0; at--) {
            char c = text.charAt(at);
            if (c == ']') {
                depth++;
            } else if (c == '[' && --depth == 0) {
                return at > 0 && text.charAt(at - 1) == '!';
            }
        }
        return false;
    }

    /** Whether an address leads to another place than a page or file of some site. */
    static boolean isOther(String destination) {
        return destination.toLowerCase(Locale.ROOT).matches("(?!https?:)[a-z][a-z0-9+.-]*:.*");
    }
}
