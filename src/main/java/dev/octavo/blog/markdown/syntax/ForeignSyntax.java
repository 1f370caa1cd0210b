package dev.octavo.blog.markdown.syntax;

import dev.octavo.lib.loading.Resources;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Syntax of other programs that Octavo does not support, so that it would show up on the finished page. */
public enum ForeignSyntax {
    LIQUID("\\{%-?\\s*[A-Za-z].*?%}"),
    SHORTCODE_LINK("\\{\\{[<%]\\s*(?:rel)?ref\\b.*?}}"),
    SHORTCODE("\\{\\{[<%].*?}}"),
    WORDPRESS,
    VALUE("\\{\\{(?!\\s*}}).*?}}"),
    ATTRIBUTES("\\{(?:[: ][ \\t]*)?[#.][A-Za-z][^}]*}(?![^\\n])"),
    CONTENTS("\\{:toc}"),
    ABBREVIATION,
    CONTAINER_END(":{3,}[ \\t]*(?:\n|$)"),
    COMPONENT_NAME(":{3,}[ \\t]*(?=[a-z0-9_-]*[A-Z_])[A-Za-z][A-Za-z0-9_-]*+(?![ \\t]*[^ \\t\\n\\[{])"
            + "|::(?=[a-z0-9_-]*[A-Z_])[A-Za-z][A-Za-z0-9_-]*+[\\[{]"),
    CONTAINER(":{3,}[ \\t]*[A-Za-z{]|::[a-z][a-z0-9-]*[\\[{]"),
    ADMONITION,
    WIKI_LINK,
    WIKI_EMBED,
    MARK("==(?=[^=]*\\p{L})(?=[\\p{L}\\p{Nd}*_\\[\\])?.])"
            + "[^=\\n]+(?<=[\\p{L}\\p{Nd}*_\\[\\])?.])==(?![=>\\p{L}\\p{Nd}])"),
    TEX("\\\\(?:begin|end)\\{[a-z]+\\*?}"),
    TEX_REFERENCE("\\\\(?:eqref|ref|autoref|[cC]ref|label)\\{[^{}\\n]+}"),
    CITATION("\\\\cite[pt]?\\{[^{}\\n]+}"),
    CJK_EMPHASIS,
    COMMENT,
    OPEN_COMMENT,
    COMPONENT,
    MARKDOWN_IN_HTML,
    MDX;

    /** In double brackets, too; those with other characters than letters are no names of pages anyway. */
    private static final Set<String> ATTRIBUTES_OF_CPP = Set.of(
            "nodiscard", "noreturn", "deprecated", "likely", "unlikely", "fallthrough", "assume", "indeterminate");

    private static final int LONGEST = 300;
    private static final int LONGEST_NAMED = 100;
    private static final String STRONG = "**";
    /** Strong text, a link, a heading or a fence, not within a tag. */
    private static final Pattern MARKDOWN = Pattern.compile("(?<=[>\\s(])\\*\\*[^\\s*<>][^*<>\n]{0,200}\\*\\*"
            + "|(?<![\\w\\]])\\[[^\\[\\]<>\n]{1,200}\\]\\([^()\\s<>]{1,300}\\)"
            + "|(?<=\n)(?:#{1,6} \\S|```)|(?<![\\w%])%%[^%]{1,300}%%");

    private static final Pattern FIRST_OF_ADMONITION =
            Pattern.compile("(?:!!!|\\?\\?\\?\\+?) [a-z][\\w-]*+(?: +\"[^\"\n]*\")?[ \t]*\n");

    private static final Pattern SCRIPT =
            Pattern.compile("import (?:\\{|(?:\\S.{0,200} from )?['\"][^'\"]{1,200}['\"];?)"
                    + "|export (?:const \\S.{0,200}=.*|function \\w{1,99} ?\\(.*|default (?:[A-Z]\\w{0,99}|.*[;{>(]))");

    /** Unlike the name of a user, as in {@code [@mira]}. */
    private static final Pattern PANDOC = Pattern.compile("@[\\p{L}_][\\w:.-]*?(?:\\d{4}|[,;] )");

    private static final Pattern WORDPRESS_TAG =
            Pattern.compile("(?:gallery|caption|embed|audio|video|playlist|contact-form-7) [a-z]+=[\"']");

    private final Pattern pattern;

    /** Syntax that a pattern alone does not recognise. */
    ForeignSyntax() {
        this("(?!)");
    }

    ForeignSyntax(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    /** Loaded for the first warning. */
    private static final class Words {
        static final Map<String, String> ALL = Resources.table("/foreign/syntax.txt");
    }

    /** A description, with an indefinite article. */
    public String what() {
        return words("");
    }

    public String remedy() {
        return words("-remedy");
    }

    /** The remedy, which is to write {@code text}, of which the first line is named. */
    public String remedy(String text) {
        String[] lines = text.strip().split("\n", 2);
        String shown = remedy().replaceFirst(".*?(?=$|; if it is meant to be shown)", "");
        return lines[0].length() > LONGEST_NAMED
                ? remedy()
                : "write " + lines[0] + (lines.length > 1 ? " …" : "") + shown;
    }

    private String words(String which) {
        String key = name().toLowerCase(Locale.ROOT).replace('_', '-') + which;
        return Objects.requireNonNull(Words.ALL.get(key), key);
    }

    /**
     * The syntax that starts with the brace, equals sign, colon, percent sign or backslash at {@code at}; null if it is plain text.
     *
     * @param comments whether articles are written as in Obsidian
     * @param formulas whether formulas are read; otherwise a script of the site's own may read TeX
     */
    public static @Nullable ForeignSyntax at(String text, int at, boolean comments, boolean formulas) {
        char before = at == 0 ? '\n' : text.charAt(at - 1);
        return switch (text.charAt(at)) {
            case '\\' -> formulas ? matching(text, at) : null;
            case '{' -> before == '{' ? null : matching(text, at);
            case ':' -> before == '\n' ? matching(text, at) : null;
            case '=' ->
                !Character.isLetterOrDigit(before) && "=!<>".indexOf(before) < 0 && text.startsWith("==", at)
                        ? matching(text, at)
                        : null;
            case '%' -> Comments.shown(text, at, comments);
            default -> throw new IllegalArgumentException("nothing foreign begins with " + text.charAt(at));
        };
    }

    private static @Nullable ForeignSyntax matching(String text, int at) {
        int end = Math.min(text.length(), at + LONGEST);
        Matcher start = LIQUID.pattern.matcher(text).region(at, end).useTransparentBounds(true);
        for (ForeignSyntax foreign : values()) {
            if (start.usePattern(foreign.pattern).lookingAt()) {
                return foreign;
            }
        }
        return null;
    }

    /** The meaning of the brackets around {@code text[start, end)}, which are no link; null if they are plain text. */
    public static @Nullable ForeignSyntax bracketed(String text, int start, int end) {
        if (end - start > LONGEST || start < 1) {
            return null;
        }
        char before = start < 2 ? '\n' : text.charAt(start - 2);
        char beyond = start < 3 ? '\n' : text.charAt(start - 3);
        char after = end + 1 < text.length() ? text.charAt(end + 1) : '\n';
        boolean doubled = before == '[' && after == ']';
        String words = text.substring(start, end);
        if (words.equalsIgnoreCase("toc") || words.equalsIgnoreCase("_toc_")) {
            boolean alone = doubled ? beyond == '\n' : before == '\n' && after == '\n';
            return alone ? CONTENTS : null;
        }
        if (before == '*' && beyond == '\n' && after == ':') {
            return ABBREVIATION;
        }
        if (words.startsWith("@") && PANDOC.matcher(words).lookingAt()) {
            return CITATION;
        }
        boolean embed = words.equals("embed") && text.startsWith("http", end + 1);
        if (embed || (words.indexOf('=') > 0 && WORDPRESS_TAG.matcher(words).lookingAt())) {
            return WORDPRESS;
        }
        int behind = end + 2;
        boolean link = behind < text.length() && "([]".indexOf(text.charAt(behind)) >= 0;
        boolean apart = doubled && !link && beyond != '[' && !Character.isLetterOrDigit(beyond);
        if (!apart || !isPageName(words)) {
            return null;
        }
        return beyond == '!' ? WIKI_EMBED : WIKI_LINK;
    }

    /** Whether {@code words} name a page, unlike a number, one letter or an attribute of C++. */
    private static boolean isPageName(String words) {
        return !words.isEmpty()
                && Character.isLetterOrDigit(words.codePointAt(0))
                && words.chars().anyMatch(Character::isLetter)
                && (words.chars().anyMatch(c -> " /|#.-".indexOf(c) >= 0 || c > '~' || Character.isUpperCase(c))
                        || (words.length() > 2
                                && words.chars().allMatch(Character::isLetter)
                                && !ATTRIBUTES_OF_CPP.contains(words)));
    }

    /** Whether a paragraph starts like {@code !!! note "Title"} of Python-Markdown. */
    public static boolean isAdmonition(String text) {
        return (text.startsWith("!!! ") || text.startsWith("???"))
                && FIRST_OF_ADMONITION.matcher(text).lookingAt();
    }

    /** Whether a paragraph starts with a line of JavaScript from MDX, unlike text such as {@code export default is …}. */
    public static boolean isScript(String text) {
        return (text.startsWith("import ") || text.startsWith("export "))
                && SCRIPT.matcher(text.split("\n", 2)[0].stripTrailing()).matches();
    }

    /**
     * The index of strong text that CommonMark does not see, because a mark is between its asterisks and an East Asian
     * letter; -1 if there is none.
     */
    public static int unseenStrongText(String text) {
        int open = text.indexOf(STRONG);
        for (int close; open >= 0; open = text.indexOf(STRONG, close + STRONG.length())) {
            close = text.indexOf(STRONG, open + STRONG.length());
            if (close < 0) {
                return -1;
            }
            int inside = open + STRONG.length();
            int after = close + STRONG.length();
            if (inside < close
                    && ((Characters.isPunctuation(text.charAt(inside)) && isCjkLetter(text, open - 1))
                            || (Characters.isPunctuation(text.charAt(close - 1)) && isCjkLetter(text, after)))) {
                return open;
            }
        }
        return -1;
    }

    private static boolean isCjkLetter(String text, int at) {
        return at >= 0
                && at < text.length()
                && Characters.isCjk(text.charAt(at))
                && Character.isLetter(text.charAt(at));
    }

    /** The index of the first text in an HTML block that is certainly Markdown; -1 if there is none. */
    public static int markdownIn(String html) {
        if (html.indexOf("**") < 0
                && html.indexOf("](") < 0
                && html.indexOf("\n#") < 0
                && html.indexOf("\n```") < 0
                && html.indexOf("%%") < 0) {
            return -1;
        }
        String lower = html.toLowerCase(Locale.ROOT);
        if (Stream.of("<!", "<?", "<pre", "<code", "<script", "<style", "<textarea")
                .anyMatch(lower::contains)) {
            return -1; // the same characters may be meant literally there
        }
        Matcher sign = MARKDOWN.matcher(html);
        return sign.find() ? sign.start() : -1;
    }
}
