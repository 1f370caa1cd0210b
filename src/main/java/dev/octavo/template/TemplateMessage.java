package dev.octavo.template;

import dev.octavo.problem.Spelling;
import freemarker.core._CoreAPI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A message of FreeMarker in our words, and what to do about it. */
record TemplateMessage(String message, Optional<String> hint) {
    private static final int LONGEST = 160;
    private static final Pattern UNEXPECTED = Pattern.compile("Encountered \"(.*?)\", but was expecting");
    private static final Pattern UNCLOSED = Pattern.compile("You have an unclosed ([^.]*)\\.");
    private static final Pattern UNKNOWN = Pattern.compile(
            "Unknown (directive: #|built-in: \"|setting name: \"|special variable name: \")(\\w+)\"?.*?"
                    + "(?:(?:names are|list of built-ins):(.*))?",
            Pattern.DOTALL);

    private static final String NO_ESCAPING = "leave it out: values are escaped by themselves";

    private static final List<Phrase> PHRASES = List.of(
            // What is called.
            Phrase.of(
                    "When calling (macro|function) \"(.*?)\", required parameter \"(.*?)\"",
                    "the $1 \"$2\" needs a value for its parameter \"$3\"",
                    "give it one, or a default where the $1 begins: $3=\"\""),
            Phrase.of(
                    "Macro \"(.*?)\" has no parameter with name \"(.*?)\"\\. Valid parameter names are: (.*)",
                    "the macro \"$1\" has no parameter \"$2\"",
                    "its parameters are: $3"),
            Phrase.of(
                    "Macro \"(.*?)\" has no parameter with name \"(.*?)\"",
                    "the macro \"$1\" has no parameter \"$2\"",
                    "take it away, or name it where the macro begins: <#macro $1 $2>"),
            Phrase.of(
                    "(Macro|Function) \"(.*?)\" only accepts (\\d+) parameters, but got (\\d+)",
                    "\"$2\" takes $3 values, not $4",
                    "take some away, or name more parameters where it begins"),
            Phrase.of(
                    "A macro cannot be called in an expression",
                    "a macro cannot stand in an expression",
                    "call it with <@name/>, or make it a #function"),
            Phrase.of("Routine \"(.*?)\" is a function", "\"$1\" is a function, not a macro", "call it with ${$1()}"),
            Phrase.of(
                    "\\?(\\w+)\\(\\.\\.\\.\\) expects (.*?) but has received (.*?)\\.",
                    "?$1 needs $2 and has $3",
                    "put them between its brackets"),
            // Values.
            Phrase.of(
                    "The string doesn't match the expected date/time/date-time format\\. The string to parse was: \"(.*?)\"",
                    "\"$1\" cannot be read as a date",
                    "dates of the site are texts already: ${post.date.text}; else say how it is written: ?date(\"yyyy-MM-dd\")"),
            Phrase.of(
                    "Can't convert this string to number: \"(.*?)\"",
                    "\"$1\" cannot be read as a number",
                    "?number reads digits such as 12 or 1.5"),
            Phrase.of(
                    "Can't create date/time/datetime format based on format string \"(.*?)\"",
                    "\"$1\" says of no date how to write it",
                    "write a pattern such as \"d MMMM yyyy\""),
            Phrase.of(
                    "Failed to get number format object .*?, \"(.*?)\"",
                    "\"$1\" says of no number how to write it",
                    "write a pattern such as \"0.00\""),
            Phrase.of("Arithmetic operation failed: / by zero", "this divides by zero", "ask before: <#if n != 0>"),
            Phrase.of(
                    "Can't compare values of these types",
                    "these two cannot be compared",
                    "compare texts with texts and numbers with numbers; ?number makes a number of a text"),
            Phrase.of(
                    ".*Values used for sorting must be",
                    "records with parts of their own cannot be sorted",
                    "say by which part: ?sort_by(\"title\"), or ?sort_by([\"date\", \"machine\"])"),
            Phrase.of(
                    "Range (\\w+) index (\\d+) is out of bounds",
                    "there is no part number $2 here",
                    "[0..*9] takes 9 or as many as there are; ?truncate shortens a text"),
            Phrase.of(
                    "Malformed regular expression: (.*)",
                    "the pattern is wrong: $1",
                    "write \\\\( for a bracket that is meant"),
            Phrase.of(
                    "\\?sort_by\\(\\.\\.\\.\\) failed .*? must be hashes",
                    "?sort_by needs things with named parts",
                    "texts and numbers are sorted with ?sort"),
            Phrase.of(
                    "The value you try to list is an? extended_hash",
                    "this has named parts and is no list",
                    "go through its parts: <#list … as name, value>"),
            // Tags.
            Phrase.of(
                    "#(\\w+) is an existing directive, but the tag is malformed",
                    "#$1 is not complete",
                    "say what it is about: <#if post.updated??>, <#list posts as post>, <#assign name = value>"),
            Phrase.of(
                    "#list must have either",
                    "#list does not say how it calls what it goes through",
                    "add a name: <#list … as item>"),
            Phrase.of(
                    "Encountered \"(.*?)\", but at this place only this can be closed: \"#(.*?)\"",
                    "\"$1\" cannot stand here, because #$2 is still open",
                    "write </#$2> before it"),
            Phrase.of(
                    "Encountered \"(.*?)\", but at this place only this can be closed: \"(.*?)\"",
                    "\"$1\" cannot stand here, because \"$2\" is still open",
                    "close that first"),
            Phrase.of(
                    "Unexpected end of file reached",
                    "the template ends within a tag or a block",
                    "close what is open: a tag with >, a block such as #attempt with its end tag"),
            Phrase.of("Unclosed \"(<#--)\"", "this comment is never closed", "write --> where it ends"),
            Phrase.of("Unclosed \"(.*?)\"", "\"$1\" is never closed", "write its end tag"),
            Phrase.of(
                    "Lexical error: encountered <EOF>",
                    "a quoted text is never closed",
                    "write the missing quotation mark"),
            Phrase.of(
                    "<#(break|continue)>? must be nested",
                    "#$1 stands in no #list",
                    "put it into the #list that it is to end"),
            Phrase.of(
                    "Cannot use a <#nested> instruction outside a macro",
                    "#nested stands in no macro",
                    "put it between <#macro …> and </#macro>"),
            Phrase.of(
                    "Local variable assigned outside a macro",
                    "#local stands in no macro or function",
                    "write #assign"),
            Phrase.of(
                    "#(sep|items) must be inside a #list",
                    "#$1 stands in no #list",
                    "put it between <#list …> and </#list>"),
            Phrase.of("A return instruction can only occur", "#return stands in no macro or function", "take it away"),
            Phrase.of(
                    "A function must return a value",
                    "a function must return a value",
                    "write <#return …> with the value"),
            Phrase.of(
                    "The target node of recursion",
                    "#recurse has nothing to go through",
                    "go through lists with #list"),
            Phrase.of(
                    "Unregistered output format name, \"(.*?)\"",
                    "there is no output format \"$1\"",
                    "write \"HTML\", \"XML\" or \"plainText\""),
            Phrase.of(
                    "Unknown FTL header parameter: (\\w+)",
                    "#ftl knows no \"$1\"",
                    "take it away: a template needs no #ftl"),
            Phrase.of("Using \\?(\\w+) \\(legacy escaping\\)", "?$1 would escape a second time", NO_ESCAPING),
            Phrase.of(
                    "Using the \"(\\w+)\" directive \\(legacy escaping\\)",
                    "#$1 would escape a second time",
                    NO_ESCAPING),
            Phrase.of(
                    "Found string literal: (\".*?\")",
                    "$1 is text where true or false is needed",
                    "compare it with something: == $1"));

    /**
     * A message of FreeMarker, and how we say it.
     *
     * @param theirs the beginning of FreeMarker's message
     * @param ours with {@code $1} for the first group of {@code theirs}
     * @param hint the same way
     */
    private record Phrase(Pattern theirs, String ours, String hint) {
        static Phrase of(String theirs, String ours, String hint) {
            return new Phrase(Pattern.compile(theirs, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), ours, hint);
        }

        /** Its words where {@code message} is of its kind. */
        Optional<TemplateMessage> message(String message) {
            Matcher matcher = theirs.matcher(message.strip());
            if (!matcher.lookingAt()) {
                return Optional.empty();
            }
            return Optional.of(new TemplateMessage(filled(ours, matcher), Optional.of(filled(hint, matcher))));
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
    }

    /** Translates a message of FreeMarker. */
    static TemplateMessage of(String message) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.lookingAt()) {
            String token = unexpected.group(1);
            return new TemplateMessage("\"" + token + "\" cannot stand here", Optional.of(instead(token.strip())));
        }
        Matcher unclosed = UNCLOSED.matcher(message);
        if (unclosed.find()) {
            return unclosed(unclosed.group(1));
        }
        Matcher unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            return unknown(unknown);
        }
        return PHRASES.stream()
                .flatMap(phrase -> phrase.message(message).stream())
                .findFirst()
                .orElseGet(() -> new TemplateMessage(firstSentence(message), Optional.empty()));
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
                unknown(
                        "#setting knows no \"" + name + "\"",
                        nearest(unknown),
                        "take it away: a page needs no settings");
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
