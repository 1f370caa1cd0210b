package dev.octavo.use.importer.syntax;

import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.blog.markdown.syntax.HeadingSlug;
import dev.octavo.use.importer.account.Thing;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The syntax of Obsidian and Quartz. */
final class Notes {
    private static final Pattern WIKI = Pattern.compile("(!?)\\[\\[([^\\[\\]\n]{1,500}+)]](?!\\()");
    private static final Pattern MARK = Pattern.compile("==(?=[^=\\s])([^=\n]{1,2000}+)(?<=\\S)==(?!=)");
    private static final Pattern TAG =
            Pattern.compile("#((?=[\\p{Nd}_/-]*+\\p{L})[\\p{L}\\p{Nd}\\p{M}_/-]{1,100}+)(?![\\p{L}#])");
    private static final Pattern BLOCK =
            Pattern.compile("(?<=\\s)\\^([A-Za-z0-9-]{1,60}+)[ \t]*+(?=\n|$)|^\\^([A-Za-z0-9-]{1,60}+)(?=\n|$)");
    private static final Pattern CALLOUT =
            Pattern.compile("(?:[ \t]*+>)++[ \t]?\\[!([\\w| -]{1,60}+)]([-+]?)[ \t]*+(.*)");
    private static final Pattern FILE = Pattern.compile(
            ".*\\.(?:avif|bmp|gif|jpe?g|png|svg|webp|mp4|webm|ogv|mov|mkv|mp3|wav|m4a|ogg|3gp|flac|pdf|canvas|base)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PICTURE =
            Pattern.compile(".*\\.(?:avif|bmp|gif|jpe?g|png|svg|webp)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILM = Pattern.compile(".*\\.(?:mp4|webm|ogv|mov|mkv)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SOUND = Pattern.compile(".*\\.(?:mp3|wav|m4a|ogg|3gp|flac)", Pattern.CASE_INSENSITIVE);

    private static final Pattern ITEM = Pattern.compile("[ \\t>]*+(?:[-+*]|[0-9]{1,9}[.)])[ \\t]|[ \\t]{2}");

    private final String text;
    private final CodeRanges code;
    private final Translation context;
    private final StringBuilder out = new StringBuilder();
    private final int lastComment;

    private Notes(String text, Translation context) {
        this.text = text;
        this.code = CodeRanges.of(text);
        this.context = context;
        this.lastComment = text.lastIndexOf("%%");
    }

    static String translated(String text, Translation context) {
        return new Notes(text, context).translated();
    }

    private String translated() {
        int at = 0;
        while (at < text.length()) {
            int end = code.end(at);
            if (end >= 0) {
                code(at, end);
                at = end;
                continue;
            }
            if (at == 0 || text.charAt(at - 1) == '\n') {
                int next = line(at);
                if (next > at) {
                    at = next;
                    continue;
                }
            }
            at = character(at);
        }
        return out.toString();
    }

    private void code(int start, int end) {
        if (text.startsWith("```dataview", start) || text.startsWith("~~~dataview", start)) {
            context.account().left(Thing.SYNTAX, "```dataview", context.place());
        }
        out.append(text, start, end);
    }

    private void changed(String how) {
        context.account().changed(Thing.SYNTAX, how, context.place());
    }

    /** Translates what takes a line as a whole; returns where the text goes on, or {@code at} if there is nothing of that kind. */
    private int line(int at) {
        int stop = text.indexOf('\n', at);
        int end = stop < 0 ? text.length() : stop;
        String line = text.substring(at, end);
        if (line.startsWith("#")
                && Stream.of(line.strip().split("\\s+", -1))
                        .allMatch(word -> TAG.matcher(word).matches())) {
            TAG.matcher(line).results().forEach(tag -> context.tag(tag.group(1)));
            changed("a line of #tags to tags");
            return Math.min(text.length(), end + 1);
        }
        Matcher callout = line.indexOf("[!") < 0 ? null : CALLOUT.matcher(line);
        if (callout != null && callout.matches()) {
            String kind = callout.group(1).split("\\|", -1)[0].strip();
            if (Alert.named(kind).isPresent() && kind.equals(callout.group(1))) {
                context.account().kept(Thing.SYNTAX, context.place());
                return at;
            }
            String name = Recipe.alert(kind).map(Alert::name).orElse("NOTE");
            changed("[!" + kind + "] to [!" + name + "]");
            out.append(line, 0, line.indexOf("[!"))
                    .append("[!")
                    .append(name)
                    .append(']')
                    .append(callout.group(2))
                    .append(' ');
            if (!callout.group(3).isBlank()) {
                return at + callout.start(3); // it is text like any other
            }
            out.append(kind.isEmpty() ? "Note" : Character.toUpperCase(kind.charAt(0)) + kind.substring(1));
            return end;
        }
        return at;
    }

    private int character(int at) {
        char c = text.charAt(at);
        char before = at == 0 ? '\n' : text.charAt(at - 1);
        if (before != '\\') {
            if (c == '%' && text.startsWith("%%", at)) {
                return comment(at);
            }
            if (((c == '[' && before != '!') || c == '!') && text.startsWith(c == '!' ? "![[" : "[[", at)) {
                Matcher wiki = WIKI.matcher(text).region(at, text.length());
                if (wiki.lookingAt()) {
                    wiki(wiki);
                    return wiki.end();
                }
            }
            if (c == '=' && before != '=' && text.startsWith("==", at)) {
                Matcher mark = MARK.matcher(text).region(at, text.length());
                if (mark.lookingAt()) {
                    changed("==words== to <mark>");
                    out.append("<mark>")
                            .append(translated(mark.group(1), context))
                            .append("</mark>");
                    return mark.end();
                }
            }
            if (c == '#' && Character.isWhitespace(before)) {
                Matcher tag = TAG.matcher(text).region(at, text.length()).useTransparentBounds(true);
                if (tag.lookingAt()) {
                    context.tag(tag.group(1));
                    context.account().kept(Thing.SYNTAX, context.place());
                }
            }
            if (c == '^' && Character.isWhitespace(before)) {
                Matcher block = BLOCK.matcher(text).region(at, text.length()).useTransparentBounds(true);
                if (block.lookingAt()) {
                    block(block.group(1) == null ? block.group(2) : block.group(1));
                    return block.end();
                }
            }
        }
        out.append(c);
        return at + 1;
    }

    private int comment(int at) {
        int end = at + 2 > lastComment ? -1 : text.indexOf("%%", at + 2);
        if (end < 0) {
            out.append("\\%%");
            return at + 2;
        }
        changed("%%comment%% to nothing");
        boolean alone = (out.isEmpty() || out.charAt(out.length() - 1) == '\n') && text.startsWith("\n", end + 2);
        return end + (alone ? 3 : 2);
    }

    /** The id of a block, as attributes at its end. */
    private void block(String id) {
        String line = out.substring(out.lastIndexOf("\n") + 1);
        changed("^block to an id");
        if (line.isBlank()) {
            out.append("{#").append(id).append('}');
            return;
        }
        out.setLength(out.length() - (line.length() - line.stripTrailing().length()));
        Matcher item = ITEM.matcher(line);
        String prefix = line.substring(
                0, line.length() - line.replaceFirst("^[ \\t>]*+", "").length());
        if (item.lookingAt()) { // in a tight list there are no paragraphs
            out.append(" <a id=\"").append(id).append("\"></a>");
        } else {
            out.append(line.startsWith("#") ? " " : "\n" + prefix)
                    .append("{#")
                    .append(id)
                    .append('}');
        }
    }

    private void wiki(Matcher wiki) {
        boolean embed = !wiki.group(1).isEmpty();
        String[] parts = wiki.group(2).replace("\\|", "|").split("\\|", -1);
        String target = parts[0].strip();
        int hash = target.indexOf('#');
        String page = hash < 0 ? target : target.substring(0, hash).strip();
        String section =
                hash < 0 ? "" : target.substring(target.lastIndexOf('#') + 1).strip();
        if (embed && FILE.matcher(page).matches()) {
            file(page, parts);
            return;
        }
        String words = parts.length > 1 && !parts[1].isBlank()
                ? parts[1].strip()
                : page.isEmpty()
                        ? section
                        : page.substring(page.lastIndexOf('/') + 1) + (section.isEmpty() ? "" : " > " + section);
        String fragment = section.isEmpty()
                ? ""
                : "#" + (section.startsWith("^") ? section.substring(1) : HeadingSlug.of(section));
        Optional<String> found = page.isEmpty()
                ? Optional.of("")
                : FILE.matcher(page).matches() ? Optional.of(page) : context.article(page);
        if (found.isEmpty()) {
            context.account().left(Thing.SYNTAX, "a link to a note that is not there, as its words", context.place());
            out.append(words.replace("[", "\\[").replace("]", "\\]"));
            return;
        }
        boolean alone = embed
                && out.substring(out.lastIndexOf("\n") + 1).isBlank()
                && fragment.isEmpty()
                && (wiki.end() == text.length() || text.charAt(wiki.end()) == '\n');
        changed(alone ? "![[note]] to ::post" : "[[link]] to a link");
        out.append(
                alone
                        ? Markup.component("::post", Optional.empty(), Map.of("href", found.get()))
                        : Markup.link(words.replace(" > ", " › "), found.get() + fragment));
    }

    private void file(String path, String[] parts) {
        String last = parts[parts.length - 1].strip();
        boolean sized = parts.length > 1 && last.matches("\\d+(?:x\\d+)?");
        String alt = parts.length > 1 && !(sized && parts.length == 2) ? parts[1].strip() : "";
        Optional<String> label = alt.isEmpty() ? Optional.empty() : Optional.of(alt);
        if (PICTURE.matcher(path).matches()) {
            changed("![[picture]] to a picture");
            out.append(Markup.picture(path, alt, Optional.empty()));
            out.append(sized ? "{width=" + last.replaceFirst("x.*", "") + "}" : "");
            return;
        }
        String component =
                FILM.matcher(path).matches() ? "::video" : SOUND.matcher(path).matches() ? "::audio" : "::file";
        boolean alone = out.substring(out.lastIndexOf("\n") + 1).isBlank();
        changed("![[file]] to " + (alone ? component : "a link"));
        out.append(
                alone
                        ? Markup.component(component, label, Map.of(component.equals("::file") ? "href" : "src", path))
                        : Markup.link(alt.isEmpty() ? path : alt, path));
    }
}
