package dev.octavo.render.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text before a place in a template. */
record PrecedingText(String text) {
    private static final Pattern OPENING = Pattern.compile("\\$\\{|<#[a-z]+|<@");
    private static final Pattern TAG = Pattern.compile(
            "<#--.*?-->|<#noparse>.*?</#noparse>|<(/?)([#@][\\p{L}\\p{N}_$.]*)(?:\"[^\"]*\"|'[^']*'|[^>\"'])*",
            Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile(
            "(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+')", Pattern.DOTALL);

    /** Where an expression ends, or a quotation mark in it that nothing closes; nothing in a comment is one. */
    private static final Pattern UNQUOTED = Pattern.compile(
            "<#--.*?-->|<#noparse>.*?</#noparse>|(?:" + upTo("\\$\\{", "}") + "|" + upTo("</?[#@]", ">") + ")([\"'])?",
            Pattern.DOTALL);

    /** The hint for an interpolation that was meant for JavaScript. */
    static final String LITERAL_HINT =
            "if JavaScript is to fill it in, put the script between <#noparse> and </#noparse>, or write ${r\"${…}\"}";

    /** The last opening on the line, such as <code>${</code>, {@code <#if} or {@code <#list}; empty if there is none. */
    String opening() {
        String line = text.substring(text.lastIndexOf('\n') + 1);
        return OPENING.matcher(line)
                .results()
                .reduce((before, last) -> last)
                .map(MatchResult::group)
                .orElse("");
    }

    /** Whether the place is in a template literal of a script, where JavaScript uses <code>${</code> too. */
    boolean isInScriptLiteral() {
        String lower = text.toLowerCase(Locale.ROOT);
        int script = lower.lastIndexOf("<script");
        return script > lower.lastIndexOf("</script")
                && script >= 0
                && text.substring(script).chars().filter(c -> c == '`').count() % 2 == 1;
    }

    /**
     * The start of the innermost tag without an end tag; empty if there is none.
     *
     * @param names the names of the tags to look at, such as {@code #if} or {@code #macro or #function}
     */
    Optional<Integer> openTag(String names) {
        Deque<Integer> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            boolean meant = tag.group(2) != null && isMeant(tag.group(2), names);
            if (!meant || tag.group().endsWith("/") || isComplete(tag.group())) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.push(tag.start());
            } else {
                open.poll();
            }
        }
        return Optional.ofNullable(open.peek());
    }

    /** The quotation mark in an expression of the whole text that is never closed, or closed by that of another line. */
    Optional<Integer> unclosedQuote() {
        return UNQUOTED.matcher(text)
                .results()
                .filter(expression -> expression.group(1) != null)
                .findFirst()
                .map(expression -> QUOTED.matcher(text)
                        .region(expression.start(), expression.start(1))
                        .results()
                        .filter(quoted -> quoted.group().contains("\n"))
                        .map(MatchResult::start)
                        .findFirst()
                        .orElse(expression.start(1)));
    }

    /** The expression from {@code begin} up to {@code end}, which may stand in quotation marks there. */
    private static String upTo(String begin, String end) {
        String plain = "[^\"'" + end + "]*+";
        return begin + plain + "(?:" + QUOTED + plain + ")*+";
    }

    private static boolean isMeant(String name, String names) {
        return name.startsWith("@") ? names.equals("@") : names.contains(name);
    }

    /** Whether it is an assignment with a value, which has no end tag. */
    private static boolean isComplete(String tag) {
        return tag.matches("(?s)<#(assign|local|global)\\b[^=]*=.*");
    }
}
