package dev.octavo.use.importer;

import dev.octavo.blog.markdown.syntax.Entities;
import dev.octavo.lib.address.Nfc;
import dev.octavo.use.importer.html.HtmlConversion;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Format;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Compares the words that readers saw in an old article with those that they see now. */
final class SeenWords {
    /** What wraps code, in several templates. */
    private static final Pattern CODE = Pattern.compile(
            "(?s)\\{[%{][<%-]?\\s*(?:/\\s*|end)?(?:highlight|codeblock|code)\\b(?:(?!%}|}}|\\{[%{]).){0,4000}+(?:%}|}})");
    /** Text with braces that is no template. */
    private static final Pattern RAW = Pattern.compile("(?s)\\{%-?\\s*(?:raw|verbatim)\\s*-?%}"
            + "((?:(?!\\{%-?\\s*+(?:raw|verbatim)\\b).){0,4000}?)\\{%-?\\s*end(?:raw|verbatim)\\s*-?%}");
    /** What no reader saw: comments, tags of templates, attributes, embedded files, the names of notes and emoji. */
    private static final Pattern TEMPLATE = Pattern.compile(
            "(?s)(?=[{<%!\\[:^])(?:\\{%-?\\s*comment\\b(?:(?!\\{%-?\\s*+comment\\b).){0,4000}?endcomment\\s*-?%}"
                    + "|%%.{0,4000}?%%|\\{#[\\s-](?:(?!\\{#).){0,4000}?#}"
                    + "|\\{\\{(?:(?!\\{\\{).){0,4000}?}}|\\{%(?:(?!\\{%).){0,4000}?%}|<%(?:(?!<%).){0,4000}?%>"
                    + "|\\{:?\\s*[#.][^{}\\n]*}|\\{:[^{}\\n]*}"
                    + "|(?<!\\S)\\^[\\w-]+(?=\\n|$)|!\\[\\[[^\\[\\]\\n]*]]|\\[![\\w-]+][+-]?|(?<=]])(?=\\[\\^)|(?<![\\w:\\]]):[a-z][\\w+-]*:(?![\\w:/]))");
    /** Lines that no reader saw, or not as they are written. */
    private static final Pattern LINE =
            Pattern.compile("(?m)^(?:[*+\\d.-]+ [^\\n]*\\n\\{:toc[^}]*}|(?:import|export)\\s[^\\n]*$"
                    + "|\\[TOC]\\s*$|[ \\t]*(?:!!!|\\?{3}\\+?|:{3,})\\s*\\{?\\w*)");
    /** Tags and addresses that are shown: in code, or where another program reads an article otherwise. */
    private static final Pattern CODED = Pattern.compile("(?=[<\\[\\]hw])(?:<[!/A-Za-z][^<>]*>|]\\([^()]*\\)"
            + "|\\[[^\\[\\]]*]:\\s*\\S+|\\bhttps?://\\S+|\\bwww\\.\\S+)");

    private static final Pattern FENCE =
            Pattern.compile("(?m)^[ \\t>]*(?:`{3,}|~{3,})[^\\n]*$|^[ \\t>]*\\d+[.)](?=\\s)");
    private static final Pattern TAG = Pattern.compile("(?s)<(?:!--(?:(?!<!--).){0,4000}?-->"
            + "|(script|style|annotation)\\b(?:(?!<\\1\\b).){0,4000}?</\\1>|/?[A-Za-z][^<>]*>)");
    /** Keeps the place of a tag: a line of it is not blank, and an address with it is one. */
    private static final String NOTHING = "\u2060";

    /** A number beside a word is one of its own, since a template may have filled it in: {@code 251개}. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+|\\p{N}+");

    private static final int MOST = 8;
    private static final int MOST_LOOKED_FOR = 1000;
    private static final int LONGEST = 1_000_000;

    private SeenWords() {}

    /**
     * The first words of an old article that the new one does not show, a few in a row; empty if it shows all.
     *
     * @param html makes HTML of the old article's Markdown, which is done only if some of it seems to be missing
     * @param now the HTML of the new article, and what else it shows
     */
    static Optional<String> lost(OldItem.Body old, UnaryOperator<String> html, String now) {
        if (old.text().length() > LONGEST) {
            return Optional.empty();
        }
        String raw = RAW.matcher(old.text())
                .replaceAll(text -> Matcher.quoteReplacement(text.group(1).replaceAll("[{}%]", NOTHING)));
        String coded = CODE.matcher(LINE.matcher(raw).replaceAll(NOTHING)).replaceAll("\n~~~~\n");
        String plain = TEMPLATE.matcher(coded).replaceAll(NOTHING);
        String shown = CODED.matcher(text(now)).replaceAll(" ");
        boolean markdown = old.format() == Format.MARKDOWN;
        return markdown && isIn(FENCE.matcher(plain).replaceAll(""), shown)
                ? Optional.empty()
                : lost(HtmlConversion.text(markdown ? html.apply(plain) : plain), shown);
    }

    /** Whether the letters of all lines are in a text, in order; then nothing is missing, and it need not be looked at closely. */
    private static boolean isIn(String markdown, String shown) {
        String all = letters(shown);
        int at = 0;
        for (String line :
                (Iterable<String>) CODED.matcher(text(markdown)).replaceAll(" ").lines()::iterator) {
            String letters = letters(line);
            at = all.indexOf(letters, at);
            if (at < 0) {
                return false;
            }
            at += letters.length();
        }
        return true;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                letters.append(text.charAt(i));
            }
        }
        return letters.toString();
    }

    /** The text of HTML of our own, in which a greater-than sign ends a tag. */
    private static String text(String html) {
        return Entities.decode(TAG.matcher(html).replaceAll(" "));
    }

    private static Optional<String> lost(String before, String now) {
        List<String> words = words(CODED.matcher(before).replaceAll(" "));
        List<String> shown = words(now);
        Map<String, Integer> rest = new HashMap<>();
        words.forEach(word -> rest.merge(word, 1, Integer::sum));
        shown.forEach(word -> rest.merge(word, -1, Integer::sum));
        String joined = String.join("", shown); // so that it does not matter where words are parted
        return IntStream.range(0, words.size())
                .filter(at -> rest.getOrDefault(words.get(at), 0) > 0)
                .filter(at -> !words.get(at).matches("\\d{1,2}")) // the number of an item of a list
                .limit(MOST_LOOKED_FOR)
                .filter(at -> !joined.contains(
                        String.join("", words.subList(Math.max(0, at - 1), Math.min(words.size(), at + 2)))))
                .mapToObj(at -> String.join(" ", words.subList(at, Math.min(words.size(), at + MOST))))
                .findFirst();
    }

    private static List<String> words(String text) {
        return WORD.matcher(Nfc.of(text).toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
