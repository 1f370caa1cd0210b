package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.blog.markdown.syntax.HeadingSlug;
import dev.octavo.lib.address.SourcePath;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The syntax of Obsidian and Quartz. */
final class Notes {
    private static final Pattern DATAVIEW = Pattern.compile("(?m)^[ \t>]{0,40}+(```|~~~)dataview");
    private static final String NAME = "#(?=[\\p{Nd}_/-]*+\\p{L})[\\p{L}\\p{Nd}\\p{M}_/-]{1,100}+(?![\\p{L}#])";
    private static final Pattern TAG = Pattern.compile(NAME);
    /** A line of nothing else, or one among words. */
    private static final Pattern TAGS =
            Pattern.compile("(?m)^(" + NAME + "(?:[ \t]++" + NAME + "){0,200}+[ \t]*+(?:\n|\\z))|(?<!\\S)" + NAME);

    private static final Pattern CALLOUT =
            Pattern.compile("(?m)^((?:[ \t]*+>){1,100}+[ \t]?)\\[!([\\w| -]{1,60}+)]([-+]?)[ \t]*+(.*)$");
    /** A comment or a link, whose third group is there where nothing is before it on its line. */
    private static final Pattern COMMENT_OR_LINK = Pattern.compile("(?<!\\\\)(?:%%(?:([\\s\\S]*?)%%\n?)?+|"
            + "(!|(?<!!))(?:(?<=(?:\\A|\n)[ \t]{0,20}!?)()|)\\[\\[([^\\[\\]\n]{1,500}+)]](?!\\())");

    private static final Pattern MARK = Pattern.compile("(?<![\\\\=])==(?=[^=\\s])([^=\n]{1,2000}+)(?<=\\S)==(?!=)");
    private static final Pattern BLOCK =
            Pattern.compile("(?:(?<![ \t])[ \t]++|(?<=\n|\\A))\\^([A-Za-z0-9-]{1,60}+)[ \t]*+(?=\n|\\z)");
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(?:avif|bmp|gif|jpe?g|png|svg|webp)");
    private static final Pattern DOCUMENT = Pattern.compile("(?i).*\\.(?:pdf|canvas|base)");
    private static final Pattern ITEM = Pattern.compile("[ \\t>]*+(?:[-+*]|[0-9]{1,9}[.)])[ \\t]|[ \\t]{2}");

    private final Translation context;

    private Notes(Translation context) {
        this.context = context;
    }

    static String translated(String text, Translation context) {
        Notes notes = new Notes(context);
        String linked = CodeRanges.replaced(
                text,
                COMMENT_OR_LINK,
                found -> found.group(2) == null ? notes.comment(text, found) : notes.wiki(text, found));
        String titled = CodeRanges.replaced(linked, CALLOUT, notes::callout);
        String marked = CodeRanges.replaced(
                titled, MARK, found -> notes.changed("==words== to <mark>", "<mark>" + found.group(1) + "</mark>"));
        String tagged = CodeRanges.replaced(marked, TAGS, notes::tags);
        CodeRanges code = CodeRanges.of(text);
        DATAVIEW.matcher(text)
                .results()
                .filter(fence -> code.contains(fence.start(1)) && !code.contains(fence.start(1) - 1))
                .forEach(fence -> context.left("```dataview"));
        return CodeRanges.replaced(tagged, BLOCK, found -> notes.block(tagged, found));
    }

    private String changed(String how, String text) {
        context.changed(how);
        return text;
    }

    private String comment(String text, MatchResult found) {
        if (found.group(1) == null) {
            return "\\%%";
        }
        boolean alone = found.start() == 0 || text.charAt(found.start() - 1) == '\n';
        return changed("%%comment%% to nothing", !alone && found.group().endsWith("\n") ? "\n" : "");
    }

    private String tags(MatchResult found) {
        TAG.matcher(found.group())
                .results()
                .forEach(tag -> context.tag(tag.group().substring(1)));
        if (found.group(1) != null) {
            return changed("a line of #tags to tags", "");
        }
        context.kept();
        return found.group();
    }

    private String callout(MatchResult found) {
        String kind = found.group(2).split("\\|", -1)[0].strip();
        if (Alert.named(kind).isPresent() && kind.equals(found.group(2))) {
            context.kept();
            return found.group();
        }
        String name = Recipe.alert(kind).map(Alert::name).orElse("NOTE");
        String title = kind.isEmpty() ? "Note" : Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
        return changed(
                "[!" + kind + "] to [!" + name + "]",
                found.group(1) + "[!" + name + "]" + found.group(3) + " "
                        + (found.group(4).isBlank() ? title : found.group(4)));
    }

    /** The id of a block, as attributes at its end. */
    private String block(String text, MatchResult found) {
        int sign = found.start(1) - 1;
        String line = text.substring(text.lastIndexOf('\n', sign) + 1, sign);
        String id = "{#" + found.group(1) + "}";
        context.changed("^block to an id");
        if (line.isBlank()) {
            return text.substring(found.start(), sign) + id;
        }
        if (ITEM.matcher(line).lookingAt()) { // in a tight list there are no paragraphs
            return " <a id=\"" + found.group(1) + "\"></a>";
        }
        String prefix = line.substring(
                0, line.length() - line.replaceFirst("^[ \\t>]*+", "").length());
        return (line.startsWith("#") ? " " : "\n" + prefix) + id;
    }

    private String wiki(String text, MatchResult wiki) {
        boolean embed = !wiki.group(2).isEmpty();
        boolean begins = wiki.group(3) != null;
        String[] parts = wiki.group(4).replace("\\|", "|").split("\\|", -1);
        String target = parts[0].strip();
        String page = target.replaceFirst("(?<!\\s)\\s*+#.*", "");
        String section = target.substring(target.lastIndexOf('#') + 1).strip();
        boolean whole = !target.contains("#");
        boolean file = isFile(page);
        if (embed && file) {
            return file(page, parts, begins);
        }
        String name = page.substring(page.lastIndexOf('/') + 1);
        String words = parts.length > 1 && !parts[1].isBlank()
                ? parts[1].strip()
                : whole || section.isEmpty() ? name : page.isEmpty() ? section : name + " > " + section;
        String fragment = whole || section.isEmpty()
                ? ""
                : "#" + (section.startsWith("^") ? section.substring(1) : HeadingSlug.of(section));
        Optional<String> found = page.isEmpty() || file ? Optional.of(page) : context.article(page);
        if (found.isEmpty()) {
            context.left("a link to a note that is not there, as its words");
            return words.replace("[", "\\[").replace("]", "\\]");
        }
        boolean ends = wiki.end() == text.length() || text.charAt(wiki.end()) == '\n';
        return embed && begins && ends && fragment.isEmpty()
                ? changed(
                        "![[note]] to ::post",
                        Markup.component("::post", Optional.empty(), Map.of("href", found.get())))
                : changed("[[link]] to a link", Markup.link(words.replace(" > ", " › "), found.get() + fragment));
    }

    private static boolean isFile(String path) {
        return PICTURE.matcher(path).matches()
                || !component(path).equals("::file")
                || DOCUMENT.matcher(path).matches();
    }

    private static String component(String path) {
        return SourcePath.isFilm(path) ? "::video" : SourcePath.isRecording(path) ? "::audio" : "::file";
    }

    private String file(String path, String[] parts, boolean begins) {
        String last = parts[parts.length - 1].strip();
        boolean sized = parts.length > 1 && last.matches("\\d+(?:x\\d+)?");
        String alt = parts.length > 1 && !(sized && parts.length == 2) ? parts[1].strip() : "";
        if (PICTURE.matcher(path).matches()) {
            String width = sized ? "{width=" + last.replaceFirst("x.*", "") + "}" : "";
            return changed("![[picture]] to a picture", Markup.picture(path, alt, Optional.empty()) + width);
        }
        String component = component(path);
        Optional<String> label = Optional.of(alt).filter(words -> !words.isEmpty());
        Map<String, String> address = Map.of(component.equals("::file") ? "href" : "src", path);
        return changed(
                "![[file]] to " + (begins ? component : "a link"),
                begins ? Markup.component(component, label, address) : Markup.link(label.orElse(path), path));
    }
}
