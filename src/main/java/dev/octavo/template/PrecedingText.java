package dev.octavo.template;

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

    private static boolean isMeant(String name, String names) {
        return name.startsWith("@") ? names.equals("@") : names.contains(name);
    }

    /** Whether it is an assignment with a value, which has no end tag. */
    private static boolean isComplete(String tag) {
        return tag.matches("(?s)<#(assign|local|global)\\b[^=]*=.*");
    }
}
