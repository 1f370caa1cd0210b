package dev.octavo.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands before a place in a template. */
record Before(String text) {
    private static final Pattern OPENING = Pattern.compile("\\$\\{|<#[a-z]+|<@");
    private static final Pattern TAG = Pattern.compile(
            "<#--.*?-->|<#noparse>.*?</#noparse>|<(/?)([#@][\\p{L}\\p{N}_$.]*)(?:\"[^\"]*\"|'[^']*'|[^>\"'])*",
            Pattern.DOTALL);

    /** What an author does where JavaScript is to fill in a template literal of its own. */
    static final String LITERAL_HINT =
            "if JavaScript is to fill it in, put the script between <#noparse> and </#noparse>, or write ${r\"${…}\"}";

    /** What the place is in: <code>${</code>, {@code <#if}, {@code <#list}; empty where it is in nothing. */
    String opening() {
        String line = text.substring(text.lastIndexOf('\n') + 1);
        Matcher opening = OPENING.matcher(line);
        String last = "";
        while (opening.find()) {
            last = opening.group();
        }
        return last;
    }

    /** Whether it is in a text between backticks in a script, where JavaScript has the same <code>${</code> as we. */
    boolean isInScriptLiteral() {
        String lower = text.toLowerCase(Locale.ROOT);
        int script = lower.lastIndexOf("<script");
        return script > lower.lastIndexOf("</script")
                && script >= 0
                && text.substring(script).chars().filter(c -> c == '`').count() % 2 == 1;
    }

    /**
     * Where the innermost tag begins that has no end tag; empty where there is none.
     *
     * @param names of tags that may be meant, such as {@code #if} or {@code #macro or #function}
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

    /** An assignment with a value has no end tag. */
    private static boolean isComplete(String tag) {
        return tag.matches("(?s)<#(assign|local|global)\\b[^=]*=.*");
    }
}
