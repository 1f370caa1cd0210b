package dev.octavo.render.template;

import dev.octavo.lib.problem.KnownMessage;
import dev.octavo.lib.problem.Spelling;
import freemarker.core._CoreAPI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A message of FreeMarker in our own words, and a hint. */
record TemplateMessage(String message, Optional<String> hint) {
    private static final int MAX_LENGTH = 160;
    private static final Pattern UNEXPECTED = Pattern.compile("Encountered \"(.*?)\", but was expecting");
    private static final Pattern UNCLOSED = Pattern.compile("You have an unclosed ([^.]*)\\.");
    private static final Pattern UNKNOWN = Pattern.compile(
            "Unknown (directive: #|built-in: \"|setting name: \"|special variable name: \")(\\w+)\"?.*?"
                    + "(?:(?:names are|list of built-ins):(.*))?",
            Pattern.DOTALL);

    /** The starts of FreeMarker's messages and our words for them, with {@code $1} for the first group. */
    private static final List<KnownMessage> SAYINGS = KnownMessage.table("template");

    /** Translates a message of FreeMarker; an unknown one keeps its first sentence, without a hint. */
    static TemplateMessage of(String message) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.lookingAt()) {
            String token = unexpected.group(1);
            return new TemplateMessage("\"" + token + "\" is not allowed here", Optional.of(instead(token.strip())));
        }
        Matcher unclosed = UNCLOSED.matcher(message);
        if (unclosed.find()) {
            return unclosed(unclosed.group(1));
        }
        Matcher unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            return unknown(unknown);
        }
        for (KnownMessage known : SAYINGS) {
            Matcher theirs = known.pattern().matcher(message.strip());
            if (theirs.lookingAt()) {
                return new TemplateMessage(filled(known.fact(), theirs), Optional.of(filled(known.remedy(), theirs)));
            }
        }
        return new TemplateMessage(firstSentence(message), Optional.empty());
    }

    private static String filled(String pattern, Matcher matcher) {
        String filled = pattern;
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String text =
                    matcher.group(group) == null ? "" : matcher.group(group).strip();
            String line = text.lines().findFirst().orElse("");
            filled = filled.replace("$" + group, line.length() > 80 ? line.substring(0, 80) + "…" : line);
        }
        return filled;
    }

    private static TemplateMessage unclosed(String what) {
        String first = what.split(" ", 2)[0];
        String end = first.startsWith("#")
                ? "write </" + first + "> where it ends"
                : first.equals("@") ? "write </@…> where it ends, or end the tag with />" : "close it where it ends";
        return new TemplateMessage("the template ends with an unclosed " + what, Optional.of(end));
    }

    private static TemplateMessage unknown(Matcher unknown) {
        String name = unknown.group(2);
        return switch (unknown.group(1)) {
            case "directive: #" ->
                unknown(
                        "unknown directive: #" + name,
                        Spelling.nearest(name, _CoreAPI.ALL_BUILT_IN_DIRECTIVE_NAMES)
                                .map(near -> "did you mean #" + near + "?"),
                        "macros are called with <@" + name + ">, and end tags are like </#if>");
            case "built-in: \"" ->
                unknown(
                        "unknown built-in: \"" + name + "\"",
                        nearest(unknown),
                        "FreeMarker's manual lists them; for a ? b : c write a?then(b, c)");
            case "setting name: \"" ->
                unknown("#setting knows no \"" + name + "\"", nearest(unknown), "remove it: a page needs no settings");
            default ->
                unknown(
                        "FreeMarker has no variable \"." + name + "\"",
                        nearest(unknown),
                        "variables of the page have no dot before them");
        };
    }

    private static TemplateMessage unknown(String message, Optional<String> meant, String otherwise) {
        return new TemplateMessage(message, Optional.of(meant.orElse(otherwise)));
    }

    private static Optional<String> nearest(Matcher unknown) {
        List<String> known = Stream.of(
                        Optional.ofNullable(unknown.group(3)).orElse("").split("[,\\s]+"))
                .filter(name -> name.length() > 2) // one-letter names would match any other
                .toList();
        return Spelling.suggestion(unknown.group(2), known);
    }

    /** The hint for an unexpected token. */
    private static String instead(String token) {
        return switch (token) {
            case "and", "or", "not" -> "write && for and, || for or, ! for not";
            case "<#else>", "<#elseif" -> "it belongs between <#if …> and </#if>";
            case "<#ftl>" -> "it may only be at the very beginning";
            case "}", ">", "/>" -> "something is missing before it";
            default ->
                token.startsWith("</")
                        ? "it closes nothing: remove it, or write its start tag before it"
                        : "look for what is missing before it: a quotation mark, a bracket, an operator, a word such as \"as\"";
        };
    }

    private static String firstSentence(String message) {
        String line = message.strip().lines().findFirst().orElse("");
        int end = line.indexOf(". ");
        String sentence = end > 0 ? line.substring(0, end) : line;
        String clause = sentence.replaceFirst("[.:,]$", "");
        String shown = clause.length() > MAX_LENGTH ? clause.substring(0, MAX_LENGTH) + "…" : clause;
        return shown.isEmpty()
                ? "the template is wrong here"
                : Character.toLowerCase(shown.charAt(0)) + shown.substring(1);
    }
}
