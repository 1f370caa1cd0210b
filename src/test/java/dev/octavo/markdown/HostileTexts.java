package dev.octavo.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that are known to make Markdown parsers overflow or never end, by what they do. */
final class HostileTexts {
    private final Map<String, String> byName = new LinkedHashMap<>();

    static Map<String, String> all() {
        HostileTexts texts = new HostileTexts();
        texts.addNested();
        texts.addBrackets();
        texts.addDelimiters();
        texts.addHtml();
        texts.addDefinitions();
        texts.addBlocks();
        texts.addLong();
        return texts.byName;
    }

    private void addNested() {
        add("list in list", lines(1_000, i -> " ".repeat(2 * i) + "- a"));
        add("numbered list in list", lines(1_000, i -> " ".repeat(3 * i) + "1. a"));
        add("lists on one line", "- ".repeat(50_000) + "a");
        add("mixed list marks on one line", "* + - ".repeat(20_000) + "a");
        add("quote in quote", ">".repeat(100_000) + "a");
        add("quotes deeper line by line", lines(1_500, i -> ">".repeat(i) + "a"));
        add("quotes with lazy lines", ">".repeat(90) + "a\n" + "b\n".repeat(40_000));
        add("quotes and lists in turn", "> - ".repeat(20_000) + "a");
        add("footnote in footnote", lines(1_000, i -> "    ".repeat(i) + "[^" + i + "]: a"));
        add("definition in definition", lines(500, i -> "  ".repeat(i) + "a\n" + "  ".repeat(i) + ": b"));
        add("list of empty items", "*\n".repeat(30_000));
        add("list with blank lines", "- a\n\n".repeat(20_000));
        add("deep list, then blank lines", lines(45, i -> " ".repeat(2 * i) + "- a") + "\n".repeat(500_000));
    }

    private void addBrackets() {
        add("opening brackets", "[".repeat(200_000));
        add("closing brackets", "]".repeat(200_000));
        add("brackets in brackets", "[".repeat(50_000) + "a" + "]".repeat(50_000));
        add("opening brackets with words", "[a".repeat(100_000));
        add("pictures in pictures", "![".repeat(50_000) + "a" + "](b)".repeat(50_000));
        add("links in links", "[".repeat(50_000) + "a" + "](b)".repeat(50_000));
        add("picture and empty link", "![[]()".repeat(15_000));
        add("unclosed pointed destination", "[a](<b".repeat(30_000));
        add("unclosed destination", "[a](b".repeat(30_000));
        add("bracket, blank, parenthesis", "[ (](".repeat(30_000));
        add("nested bracket, blank, parenthesis", "[ (](".repeat(400));
        add("parentheses in a destination", "[a](" + "(".repeat(100_000) + ")".repeat(100_000) + ")");
        add("unclosed titles", "[a](b \"c".repeat(30_000));
        add("unclosed titles in parentheses", "[a](b (c".repeat(30_000));
        add("long title", "[a](b \"" + "c".repeat(500_000) + "\")");
        add("title of backslashes", "[a](b \"" + "\\".repeat(200_001) + "\")");
        add("bracket and 40 backslashes", "[" + "\\".repeat(40));
        add("bracket and 50 backslashes", "[" + "\\".repeat(50));
        add("brackets and backslashes", "[\\".repeat(100_000));
        add("notes in notes", "^[".repeat(50_000) + "a" + "]".repeat(50_000));
        add("footnote marks", "[^1]".repeat(20_000) + "\n\n[^1]: a");
        add("unknown footnote marks", "[^1]".repeat(50_000));
        add("footnote that names itself", "[^1]\n\n[^1]: a [^1] [^1]");
        add("collapsed references", "[a][]".repeat(50_000));
        add("references without definitions", "[a][b]".repeat(50_000));
        add("exclamation marks", "!".repeat(300_000));
    }

    private void addDelimiters() {
        add("stars", "*".repeat(300_000));
        add("underscores", "_".repeat(299_999) + "a");
        add("emphasis in emphasis", "*a ".repeat(50_000) + "b" + " c*".repeat(50_000));
        add("nested emphasis", "*a **b ".repeat(992) + " c** d*".repeat(992));
        add("openers", "*a ".repeat(100_000));
        add("closers", "a* ".repeat(100_000));
        add("openers of two kinds", "*a _b ".repeat(50_000));
        add("openers and closers that do not match", "*a_ ".repeat(50_000));
        add("runs of three lengths", "a**b" + "c* ".repeat(50_000));
        add("runs of growing length", lines(600, i -> "*".repeat(i) + "a").replace('\n', ' '));
        add("tildes", "~".repeat(100_000) + "a");
        add("deleted words", "~~a ".repeat(50_000));
        add("backticks", "`".repeat(3_000_000));
        add(
                "backticks of growing length",
                lines(1_500, i -> "`".repeat(i) + "a").replace('\n', ' '));
        add("single backticks", "` `` ".repeat(60_000));
        add("ampersands", "&".repeat(300_000));
        add("entities", "&amp".repeat(100_000));
        add("number references", "&#".repeat(100_000));
        add("backslashes", "\\".repeat(300_000));
    }

    private void addHtml() {
        add("unclosed comment", "a <!--" + "b".repeat(300_000));
        add("unclosed comments", "a <!-- b".repeat(50_000));
        add("long comment", "a <!-- " + "b - ".repeat(100_000) + "-->");
        add("unclosed instructions", "a <?".repeat(60_000));
        add("unclosed declarations", "a <!A ".repeat(60_000));
        add("unclosed character data", "a <![CDATA[".repeat(30_000));
        add("unclosed tags", "<a ".repeat(100_000));
        add("unclosed tags with attributes", "a <b c=\"d\" ".repeat(40_000));
        add("unclosed values", "a <b c=\"".repeat(40_000));
        add("tag of many attributes", "a <b" + " c='d'".repeat(60_000) + ">");
        add("pointed brackets", "<".repeat(300_000));
        add("divisions in divisions", "<div>\n".repeat(20_000));
        add("spans in spans", "a " + "<b>".repeat(30_000));
        add("blocks of tags without end", "<div <a ".repeat(50_000));
        add("links without end", "<http://a".repeat(20_000));
    }

    private void addDefinitions() {
        add("definitions in one paragraph", lines(8_000, i -> "[" + i + "]: /u"));
        add("definitions apart", lines(20_000, i -> "[" + i + "]: /u\n"));
        add("definitions and their use", lines(10_000, i -> "[" + i + "]: /u\n\n[" + i + "]"));
        add("one label many times", "[a]: /u\n".repeat(30_000) + "\n" + "[a] ".repeat(30_000));
        add("unclosed title of a definition", "[a]: /u \"b\n" + "c\n".repeat(50_000));
        add("definitions with unclosed titles", "[a]: /u 'b\n".repeat(20_000));
        add("definition and underlines", "[a]: /u\n" + "===\n".repeat(20_000));
        add("long labels", ("[" + "a".repeat(998) + "] ").repeat(1_000) + "\n\n[a]: /u");
        add("labels too long", ("[" + "a ".repeat(600) + "] ").repeat(500) + "\n\n[a]: /u");
        add("labels within labels", "[a [a ".repeat(20_000) + "]] ".repeat(20_000) + "\n\n[a]: /u");
        add("terms without end", "a\n: b\n".repeat(15_000));
        add("footnotes", lines(5_000, i -> "[^" + i + "]\n\n[^" + i + "]: a\n"));
    }

    private void addBlocks() {
        add("thematic break", "-".repeat(500_000));
        add("thematic break with blanks", "* ".repeat(250_000));
        add("almost a thematic break", "- ".repeat(90_000) + "a");
        add("underlines", "a\n---\n".repeat(20_000));
        add("sharps", "#".repeat(300_000));
        add("heading closed by sharps", "# a " + "#".repeat(300_000));
        add("headings of one name", "# a\n".repeat(20_000));
        add("fences", "```\n".repeat(50_001));
        add("fence without end", "```" + "\na".repeat(200_000));
        add("indented code", "    a\n".repeat(40_000));
        add("tabs", "\t".repeat(300_000) + "a");
        add("blanks", " ".repeat(300_000) + "a");
        add("table of many columns", "|a".repeat(20_000) + "|\n" + "|-".repeat(20_000) + "|\n|b|");
        add(
                "table that must be filled up",
                "|a".repeat(5_000) + "|\n" + "|-".repeat(5_000) + "|\n" + "|b|\n".repeat(5_000));
        add("table of many rows", "|a|\n|-|\n" + "|b|\n".repeat(20_000));
        add("heads without tables", "|a|b|\n|-|\n".repeat(30_000));
        add("bars", "|".repeat(200_000) + "\n|-|");
    }

    private void addLong() {
        add("words", "a ".repeat(400_000));
        add("one word", "a".repeat(2_000_000));
        add("lines", "a\n".repeat(150_000));
        add("carriage returns", "a\r".repeat(100_000));
        add("blank lines", "\n".repeat(300_000));
        add("nothing but U+0000", "\0".repeat(300_000));
        add("hard breaks", "a  \n".repeat(40_000));
        add("web addresses", "www.a.b ".repeat(20_000));
        add("web addresses in one", "www.".repeat(100_000));
        add("web addresses with underscores", "www.a_".repeat(50_000));
        add("schemes", "http://".repeat(50_000));
        add("addresses in a bracket", "[" + "http://a.b ".repeat(30_000));
        add("address that ends with parentheses", "http://a.b/" + ")".repeat(200_000));
        add("address that ends with entities", "http://a.b/" + "&a;".repeat(60_000));
        add("mail signs", "a@".repeat(100_000));
        add("mail address without end", "a@" + "b.".repeat(100_000));
        add("mail names", "a.".repeat(100_000) + "@");
    }

    private void add(String name, String text) {
        byName.put(name, text);
    }

    private static String lines(int count, java.util.function.IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }
}
