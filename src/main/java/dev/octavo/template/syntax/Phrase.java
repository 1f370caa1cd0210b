package dev.octavo.template.syntax;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What FreeMarker says, and how we say it.
 *
 * @param theirs the beginning of FreeMarker's message
 * @param ours with {@code $1} for the first group of {@code theirs}
 * @param hint the same way; empty where there is nothing to advise
 */
record Phrase(Pattern theirs, String ours, String hint) {
    private static final String NO_ESCAPING = "leave it out: values are escaped by themselves";

    static final List<Phrase> ALL = List.of(
            // What is called.
            of(
                    "When calling (macro|function) \"(.*?)\", required parameter \"(.*?)\"",
                    "the $1 \"$2\" needs a value for its parameter \"$3\"",
                    "give it one, or a default where the $1 begins: $3=\"\""),
            of(
                    "Macro \"(.*?)\" has no parameter with name \"(.*?)\"\\. Valid parameter names are: (.*)",
                    "the macro \"$1\" has no parameter \"$2\"",
                    "its parameters are: $3"),
            of(
                    "Macro \"(.*?)\" has no parameter with name \"(.*?)\"",
                    "the macro \"$1\" has no parameter \"$2\"",
                    "take it away, or name it where the macro begins: <#macro $1 $2>"),
            of(
                    "(Macro|Function) \"(.*?)\" only accepts (\\d+) parameters, but got (\\d+)",
                    "\"$2\" takes $3 values, not $4",
                    "take some away, or name more parameters where it begins"),
            of(
                    "A macro cannot be called in an expression",
                    "a macro cannot stand in an expression",
                    "call it with <@name/>, or make it a #function"),
            of("Routine \"(.*?)\" is a function", "\"$1\" is a function, not a macro", "call it with ${$1()}"),
            of(
                    "\\?(\\w+)\\(\\.\\.\\.\\) expects (.*?) but has received (.*?)\\.",
                    "?$1 needs $2 and has $3",
                    "put them between its brackets"),
            of(
                    "href and absolute take one text",
                    "href and absolute take one text",
                    "write an address of the site in quotes: href(\"/about/\")"),
            of(
                    "(an address of the site .* which \"\\w+:.*)",
                    "$1",
                    "an address of another site is written as it is, without href"),
            of(
                    "(an address of the site .* which \"(.*\\.\\w+)\" does not)",
                    "$1",
                    "write all of it: \"/posts/NAME/$2\" for a file beside a post, \"/$2\" for static/$2"),
            of("(an address of the site .* which \"(.*)\" does not)", "$1", "write \"/$2\""),
            // Values.
            of(
                    "The string doesn't match the expected date/time/date-time format\\. The string to parse was: \"(.*?)\"",
                    "\"$1\" cannot be read as a date",
                    "dates of the site are texts already: ${post.date.text}; else say how it is written: ?date(\"yyyy-MM-dd\")"),
            of(
                    "Can't convert this string to number: \"(.*?)\"",
                    "\"$1\" cannot be read as a number",
                    "?number reads digits such as 12 or 1.5"),
            of(
                    "Can't create date/time/datetime format based on format string \"(.*?)\"",
                    "\"$1\" says of no date how to write it",
                    "write a pattern such as \"d MMMM yyyy\""),
            of(
                    "Failed to get number format object .*?, \"(.*?)\"",
                    "\"$1\" says of no number how to write it",
                    "write a pattern such as \"0.00\""),
            of("Arithmetic operation failed: / by zero", "this divides by zero", "ask before: <#if n != 0>"),
            of(
                    "Can't compare values of these types",
                    "these two cannot be compared",
                    "compare texts with texts and numbers with numbers; ?number makes a number of a text"),
            of(
                    "Range (\\w+) index (\\d+) is out of bounds",
                    "there is no part number $2 here",
                    "[0..*9] takes 9 or as many as there are; ?truncate shortens a text"),
            of(
                    "Malformed regular expression: (.*)",
                    "the pattern is wrong: $1",
                    "write \\\\( for a bracket that is meant"),
            of(
                    "\\?sort_by\\(\\.\\.\\.\\) failed .*? must be hashes",
                    "?sort_by needs things with named parts",
                    "texts and numbers are sorted with ?sort"),
            of(
                    "The value you try to list is an? extended_hash",
                    "this has named parts and is no list",
                    "go through its parts: <#list … as name, value>"),
            // Tags.
            of(
                    "#(\\w+) is an existing directive, but the tag is malformed",
                    "#$1 is not complete",
                    "say what it is about: <#if post.updated??>, <#list posts as post>, <#assign name = value>"),
            of(
                    "#list must have either",
                    "#list does not say how it calls what it goes through",
                    "add a name: <#list … as item>"),
            of(
                    "Encountered \"(.*?)\", but at this place only this can be closed: \"#(.*?)\"",
                    "\"$1\" cannot stand here, because #$2 is still open",
                    "write </#$2> before it"),
            of(
                    "Encountered \"(.*?)\", but at this place only this can be closed: \"(.*?)\"",
                    "\"$1\" cannot stand here, because \"$2\" is still open",
                    "close that first"),
            of(
                    "Unexpected end of file reached",
                    "the template ends within a tag or a block",
                    "close what is open: a tag with >, a block such as #attempt with its end tag"),
            of("Unclosed \"(<#--)\"", "this comment is never closed", "write --> where it ends"),
            of("Unclosed \"(.*?)\"", "\"$1\" is never closed", "write its end tag"),
            of("Lexical error: encountered <EOF>", "a quoted text is never closed", "write the missing quotation mark"),
            of(
                    "<#(break|continue)>? must be nested",
                    "#$1 stands in no #list",
                    "put it into the #list that it is to end"),
            of(
                    "Cannot use a <#nested> instruction outside a macro",
                    "#nested stands in no macro",
                    "put it between <#macro …> and </#macro>"),
            of("Local variable assigned outside a macro", "#local stands in no macro or function", "write #assign"),
            of(
                    "#(sep|items) must be inside a #list",
                    "#$1 stands in no #list",
                    "put it between <#list …> and </#list>"),
            of("A return instruction can only occur", "#return stands in no macro or function", "take it away"),
            of("A function must return a value", "a function must return a value", "write <#return …> with the value"),
            of("The target node of recursion", "#recurse has nothing to go through", "go through lists with #list"),
            of(
                    "Unregistered output format name, \"(.*?)\"",
                    "there is no output format \"$1\"",
                    "write \"HTML\", \"XML\" or \"plainText\""),
            of(
                    "Unknown FTL header parameter: (\\w+)",
                    "#ftl knows no \"$1\"",
                    "take it away: a template needs no #ftl"),
            of("Using \\?(\\w+) \\(legacy escaping\\)", "?$1 would escape a second time", NO_ESCAPING),
            of("Using the \"(\\w+)\" directive \\(legacy escaping\\)", "#$1 would escape a second time", NO_ESCAPING),
            of(
                    "Found string literal: (\".*?\")",
                    "$1 is text where true or false is needed",
                    "compare it with something: == $1"));

    private static Phrase of(String theirs, String ours, String hint) {
        return new Phrase(Pattern.compile(theirs, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), ours, hint);
    }

    /** Its words where {@code message} is of its kind. */
    Optional<Saying> saying(String message) {
        Matcher matcher = theirs.matcher(message.strip());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new Saying(filled(ours, matcher), Optional.of(filled(hint, matcher))));
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
