package dev.octavo.template.syntax;

import dev.octavo.problem.Spelling;
import freemarker.core._CoreAPI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong, in our words, and what to do about it. */
public record Saying(String message, Optional<String> hint) {
    private static final int LONGEST = 160;
    private static final Pattern UNEXPECTED = Pattern.compile("Encountered \"(.*?)\", but was expecting");
    private static final Pattern UNCLOSED = Pattern.compile("You have an unclosed ([^.]*)\\.");
    private static final Pattern UNKNOWN = Pattern.compile(
            "Unknown (directive: #|built-in: \"|setting name: \"|special variable name: \")(\\w+)\"?.*?"
                    + "(?:(?:names are|list of built-ins):(.*))?",
            Pattern.DOTALL);

    /** Says what FreeMarker says. */
    public static Saying of(String message) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.lookingAt()) {
            String token = unexpected.group(1);
            return new Saying("\"" + token + "\" cannot stand here", Optional.of(instead(token.strip())));
        }
        Matcher unclosed = UNCLOSED.matcher(message);
        if (unclosed.find()) {
            return unclosed(unclosed.group(1));
        }
        Matcher unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            return unknown(unknown);
        }
        return Phrase.ALL.stream()
                .flatMap(phrase -> phrase.saying(message).stream())
                .findFirst()
                .orElseGet(() -> new Saying(firstSentence(message), Optional.empty()));
    }

    private static Saying unclosed(String what) {
        String first = what.split(" ", 2)[0];
        String end = first.startsWith("#")
                ? "write </" + first + "> where it ends"
                : first.equals("@") ? "write </@…> where it ends, or end the tag with />" : "close it where it ends";
        return new Saying("the template ends with an unclosed " + what, Optional.of(end));
    }

    private static Saying unknown(Matcher unknown) {
        String name = unknown.group(2);
        return switch (unknown.group(1).charAt(0)) {
            case 'd' ->
                new Saying(
                        "unknown directive: #" + name,
                        Spelling.nearest(name, _CoreAPI.ALL_BUILT_IN_DIRECTIVE_NAMES)
                                .map(near -> "did you mean #" + near + "?")
                                .or(() -> Optional.of(
                                        "macros are called with <@" + name + ">, and end tags are like </#if>")));
            case 'b' ->
                new Saying(
                        "unknown built-in: \"" + name + "\"",
                        nearest(unknown)
                                .or(() -> Optional.of(
                                        "FreeMarker's manual lists them; for a ? b : c write a?then(b, c)")));
            case 's' ->
                unknown.group(1).startsWith("setting")
                        ? new Saying(
                                "#setting knows no \"" + name + "\"",
                                nearest(unknown).or(() -> Optional.of("take it away: a page needs no settings")))
                        : new Saying(
                                "FreeMarker has no variable \"." + name + "\"",
                                nearest(unknown)
                                        .or(() -> Optional.of("variables of the page have no dot before them")));
            default -> throw new IllegalStateException("not among the unknown: " + unknown.group());
        };
    }

    private static Optional<String> nearest(Matcher unknown) {
        List<String> known = Stream.of(
                        Optional.ofNullable(unknown.group(3)).orElse("").split("[,\\s]+"))
                .filter(name -> name.length() > 2) // every name of one letter is near to every other
                .toList();
        return Spelling.nearest(unknown.group(2), known).map(near -> "did you mean \"" + near + "\"?");
    }

    /** What belongs there in place of the token. */
    private static String instead(String token) {
        return switch (token) {
            case "and", "or", "not" -> "write && for and, || for or, ! for not";
            case "<#else>", "<#elseif" -> "it belongs between <#if …> and </#if>";
            case "<#ftl>" -> "it may stand at the very beginning only";
            case "}", ">", "/>" -> "something is missing before it";
            default ->
                token.startsWith("</")
                        ? "there is nothing that it closes: take it away, or write its begin tag before it"
                        : "look for what is missing before it: a quotation mark, a bracket, an operator, a word such as \"as\"";
        };
    }

    private static String firstSentence(String message) {
        String line = message.strip().lines().findFirst().orElse("");
        int end = line.indexOf(". ");
        String sentence = end > 0 ? line.substring(0, end) : line;
        String clause = sentence.replaceFirst("[.:,]$", "");
        String shown = clause.length() > LONGEST ? clause.substring(0, LONGEST) + "…" : clause;
        return shown.isEmpty()
                ? "the template is wrong here"
                : Character.toLowerCase(shown.charAt(0)) + shown.substring(1);
    }
}
