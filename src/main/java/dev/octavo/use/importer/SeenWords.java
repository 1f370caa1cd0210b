package dev.octavo.use.importer;

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
            "(?s)\\{[%{][<%-]?\\s*(?:/\\s*|end)?(?:highlight|codeblock|code)\\b(?:(?!%}|}}).)*+(?:%}|}})");
    /** Text with braces that is no template. */
    private static final Pattern RAW =
            Pattern.compile("(?s)\\{%-?\\s*(?:raw|verbatim)\\s*-?%}(.*?)\\{%-?\\s*end(?:raw|verbatim)\\s*-?%}");
    /** What no reader saw: comments, tags of templates, attributes, lines of scripts, the names of notes and emoji. */
    private static final Pattern TEMPLATE = Pattern.compile("(?s)\\{%-?\\s*comment\\b.*?endcomment\\s*-?%}|%%.*?%%|\\{#[\\s-].*?#}"
            + "|\\{\\{.*?}}|\\{%.*?%}|<%.*?%>|(?m:^[*+\\d.-]+ [^\\n]*\\n\\{:toc[^}]*})|\\{:?\\s*[#.][^{}\\n]*}|\\{:[^{}\\n]*}"
            + "|(?m:^(?:import|export)\\s[^\\n]*$|^\\[TOC]\\s*$|^\\s*(?:!!!|\\?{3}\\+?|:{3,})\\s*\\{?\\w*|(?<!\\S)\\^[\\w-]+$)|!\\[\\[[^\\[\\]\\n]*]]"
            + "|(?<=]])(?=\\[\\^)|\\[![\\w-]+][+-]?|(?<![\\w:\\]]):[a-z][\\w+-]*:(?![\\w:/])");
    /** Tags and addresses that are shown: in code, or where another program reads an article otherwise. */
    private static final Pattern CODED =
            Pattern.compile("<[!/A-Za-z][^<>]*>|]\\([^()]*\\)|\\[[^\\[\\]]*]:\\s*\\S+|\\bhttps?://\\S+|\\bwww\\.\\S+");
    /** Keeps the place of a tag: a line of it is not blank, and an address with it is one. */
    private static final String NOTHING = "\u2060";

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int MOST = 8;

    private SeenWords() {}

    /**
     * The first words of an old article that the new one does not show, a few in a row; empty if it shows all.
     *
     * @param html makes HTML of the old article's Markdown
     * @param now all that the new article shows
     */
    static Optional<String> lost(OldItem.Body old, UnaryOperator<String> html, String now) {
        String raw = RAW.matcher(old.text())
                .replaceAll(text -> Matcher.quoteReplacement(text.group(1).replaceAll("[{}%]", NOTHING)));
        String plain =
                TEMPLATE.matcher(CODE.matcher(raw).replaceAll("\n~~~~\n")).replaceAll(NOTHING);
        String seen = HtmlConversion.text(old.format() == Format.HTML ? plain : html.apply(plain));
        return lost(seen, now);
    }

    private static Optional<String> lost(String before, String now) {
        List<String> words = words(before);
        List<String> shown = words(now);
        Map<String, Integer> rest = new HashMap<>();
        words.forEach(word -> rest.merge(word, 1, Integer::sum));
        shown.forEach(word -> rest.merge(word, -1, Integer::sum));
        String joined = String.join("", shown); // so that it does not matter where words are parted
        return IntStream.range(0, words.size())
                .filter(at -> rest.getOrDefault(words.get(at), 0) > 0)
                .filter(at -> !joined.contains(String.join("", around(words, at, 1))))
                .mapToObj(at -> String.join(" ", words.subList(at, Math.min(words.size(), at + MOST))))
                .findFirst();
    }

    private static List<String> around(List<String> words, int at, int reach) {
        return words.subList(Math.max(0, at - reach), Math.min(words.size(), at + reach + 1));
    }

    private static List<String> words(String text) {
        return WORD.matcher(Nfc.of(CODED.matcher(text).replaceAll(" ")).toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
