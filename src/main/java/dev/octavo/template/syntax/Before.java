package dev.octavo.template.syntax;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands before a place in a template. */
public record Before(String text) {
    private static final Pattern OPENING = Pattern.compile("\\$\\{|<#[a-z]+|<@");

    /** What an author does where JavaScript is to fill in a template literal of its own. */
    public static final String LITERAL_HINT =
            "if JavaScript is to fill it in, put the script between <#noparse> and </#noparse>, or write ${r\"${…}\"}";

    /** What the place is in: <code>${</code>, {@code <#if}, {@code <#list}; empty where it is in nothing. */
    public String opening() {
        String line = text.substring(text.lastIndexOf('\n') + 1);
        Matcher opening = OPENING.matcher(line);
        String last = "";
        while (opening.find()) {
            last = opening.group();
        }
        return last;
    }

    /** Whether it is in a text between backticks in a script, where JavaScript has the same <code>${</code> as we. */
    public boolean isInScriptLiteral() {
        String lower = text.toLowerCase(Locale.ROOT);
        int script = lower.lastIndexOf("<script");
        return script > lower.lastIndexOf("</script")
                && script >= 0
                && text.substring(script).chars().filter(c -> c == '`').count() % 2 == 1;
    }
}
