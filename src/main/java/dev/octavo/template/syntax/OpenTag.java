package dev.octavo.template.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tag for which a template has no end tag. */
public final class OpenTag {
    private static final Pattern TAG = Pattern.compile(
            "<#--.*?-->|<#noparse>.*?</#noparse>|<(/?)([#@][\\p{L}\\p{N}_$.]*)(?:\"[^\"]*\"|'[^']*'|[^>\"'])*",
            Pattern.DOTALL);

    private OpenTag() {}

    /**
     * Where the innermost of them begins in {@code text}; names are such as {@code #if}, and several may be meant:
     * {@code #macro or #function}.
     */
    public static Optional<Integer> before(int end, String text, String names) {
        Deque<Integer> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text.substring(0, end));
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
