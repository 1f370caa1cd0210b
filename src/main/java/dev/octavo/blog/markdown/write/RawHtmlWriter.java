package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.Body.Column;
import dev.octavo.blog.markdown.html.Body.GivenAttributes;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.html.RawTag;
import dev.octavo.blog.markdown.html.SafeAddress;
import dev.octavo.blog.markdown.html.TagRules;
import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.blog.markdown.syntax.Entities;
import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Html;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the author's raw HTML, with holes for addresses. */
final class RawHtmlWriter {
    private static final Pattern FILM = Pattern.compile(
            "(?:youtube(?:-nocookie)?\\.com/embed/([\\w-]{5,20})|player\\.vimeo\\.com/video/(\\d{5,20}))");

    private static final String LAZY = " loading=\"lazy\"";
    private static final List<String> WHEN = List.of("loading", "fetchpriority", "decoding");
    private static final Set<String> GIVEN = Set.of("width", "height", "sizes");
    private static final int CLOSED_SOON = 1000;

    private final ArticleState state;
    private final BodyBuilder out;
    private final boolean sanitizes;
    private boolean inPicture;
    private Column column = Column.TEXT;

    RawHtmlWriter(ArticleState state) {
        this.state = state;
        this.out = state.out;
        this.sanitizes = state.dialect.sanitized();
    }

    /** Writes {@code [start, end)} of {@code prose}, and counts the words between its tags. */
    void write(BlockText prose, int start, int end) {
        if (!state.decorated) {
            out.add(prose.text().substring(start, end));
            return;
        }
        int at = start;
        while (at < end) {
            at = piece(prose, at, end);
        }
    }

    /** Writes an inline tag, and warns if it is really a placeholder: {@code git clone <url>}. */
    void inline(BlockText prose, Inline.RawHtml html) {
        int end = html.at() + html.html().length();
        if (!sanitizes && isPlaceholder(html.html(), prose.text(), end)) {
            state.foreignSyntax(ForeignSyntax.COMPONENT, prose.offset(html.at()));
        }
        write(prose, html.at(), end);
    }

    /** Whether the tag is a bare name that is unknown to HTML and never closed, so that browsers hide it. */
    private static boolean isPlaceholder(String tag, String text, int end) {
        String name = tag.substring(1, tag.length() - 1);
        return Characters.isLetter(name.charAt(0))
                && name.chars().allMatch(Character::isLetterOrDigit)
                && !TagRules.isElement(name.toLowerCase(Locale.ROOT))
                && !text.substring(end, Math.min(text.length(), end + CLOSED_SOON))
                        .contains("</" + name);
    }

    /** Writes the text from {@code at} on and the tag after it, and returns the end of the tag. */
    private int piece(BlockText prose, int at, int end) {
        String text = prose.text();
        int open = text.indexOf('<', at);
        int wordsEnd = open < 0 || open > end ? end : open;
        String words = text.substring(at, wordsEnd);
        state.words.add(Entities.decode(words));
        state.words.end();
        out.add(words);
        if (wordsEnd == end) {
            return end;
        }
        if (text.startsWith("<!--", open)) {
            int close = text.indexOf("-->", open + 2);
            if (close < 0 && !sanitizes) {
                state.error(
                        ProblemKind.HTML,
                        prose.offset(open),
                        "this comment is never closed, so browsers hide all the rest of the page",
                        "write --> where it ends");
            }
            return written(text, open, close < 0 ? end : Math.min(end, close + 3), html -> "");
        }
        RawTag tag = RawTag.at(text, open);
        if (tag == null) {
            // A tag without an end extends over the rest, as in browsers.
            return written(text, open, RawTag.startsAt(text, open) ? end : open + 1, Html::escape);
        }
        int tagEnd = tag(tag, prose, open);
        return tagEnd < end && !sanitizes && TagRules.isVerbatim(tag) ? content(tag, text, end) : tagEnd;
    }

    /** Writes {@code [from, to)}, sanitized if the author is not trusted, and returns {@code to}. */
    private int written(String text, int from, int to, UnaryOperator<String> sanitizer) {
        String html = text.substring(from, to);
        out.add(sanitizes ? sanitizer.apply(html) : html);
        return to;
    }

    private int tag(RawTag tag, BlockText prose, int open) {
        String text = prose.text();
        state.typography.note(tag);
        if (sanitizes && !TagRules.HARMLESS.contains(tag.name())) {
            return written(text, open, open + 1, Html::escape);
        }
        lint(tag, prose, open);
        state.hasFormulas |= tag.name().equals("math");
        if (!tag.closing()) {
            state.openTags.open(tag, prose.offset(open), text.charAt(tag.end() - 2) == '/');
        } else if (!state.openTags.close(tag.name())) {
            state.warning(
                    ProblemKind.HTML,
                    prose.offset(open),
                    "this </" + tag.name() + "> closes nothing, so it is left out",
                    "delete it, or write <" + tag.name() + "> where it begins");
            return tag.end();
        }
        if (tag.name().equals("picture")) {
            inPicture = !tag.closing();
        } else if (tag.name().equals("figure")) {
            column = tag.closing() ? Column.TEXT : Column.FIGURE;
        }
        if (!(isPicture(tag) && picture(tag, prose))) {
            if (sanitizes) {
                sanitizedTag(tag, prose);
            } else {
                wholeTag(tag, prose, open);
            }
        }
        return tag.end();
    }

    private void lint(RawTag tag, BlockText prose, int open) {
        if (tag.closing()) {
            return;
        }
        if (tag.name().equals("img") && hasNoAddress(tag)) {
            state.warning(
                    ProblemKind.MISSING_PICTURE,
                    prose.offset(open),
                    "this picture has no address, so that nothing is shown",
                    "write src=\"its file\" into the tag; if the tag itself is meant, put it in backticks: `<img>`");
        } else if (tag.name().equals("img") && tag.value("alt").isEmpty()) {
            state.warning(
                    ProblemKind.NO_ALT,
                    prose.offset(open),
                    "this picture has no alternative text",
                    "write alt=\"what it shows\" into the tag; alt=\"\" if it is decoration");
        } else if (tag.name().equals("iframe") && isNameless(tag)) {
            state.warning(
                    ProblemKind.HTML,
                    prose.offset(open),
                    "this frame has no title, so a screen reader cannot say what is in it",
                    film(tag)
                            .map(film -> "write " + film
                                    + ", which loads nothing before readers press it; or title=\"what it"
                                    + " shows\" into the tag")
                            .orElse("write title=\"what it shows\" into the tag"));
        } else if (Character.isUpperCase(prose.text().charAt(open + 1)) && !TagRules.isElement(tag.name())) {
            state.foreignSyntax(ForeignSyntax.COMPONENT, prose.offset(open));
        }
    }

    /** The component for a frame with a film of YouTube or Vimeo. */
    private static Optional<String> film(RawTag tag) {
        Matcher film = FILM.matcher(value(tag, "src"));
        return film.find()
                ? Optional.of(
                        film.group(1) != null
                                ? "::youtube[what it shows]{id=" + film.group(1) + "}"
                                : "::vimeo[what it shows]{id=" + film.group(2) + "}")
                : Optional.empty();
    }

    private static boolean isNameless(RawTag tag) {
        return tag.value("hidden").isEmpty()
                && tag.value("aria-hidden").isEmpty()
                && Stream.of("title", "aria-label", "aria-labelledby")
                        .allMatch(name -> value(tag, name).isEmpty());
    }

    private void wholeTag(RawTag tag, BlockText prose, int open) {
        String text = prose.text();
        int done = open;
        String late = isLazy(tag) ? LAZY : late(tag);
        if (!late.isEmpty()) {
            done = open + 1 + tag.name().length();
            out.add(text.substring(open, done)).add(late);
        }
        for (RawTag.Attribute attribute : tag.attributes()) {
            note(tag, attribute);
            Link link = tag.closing() ? null : link(tag, attribute, prose);
            boolean choice = !tag.closing() && TagRules.isSrcset(tag.name(), attribute.name());
            boolean forOthers = attribute.name().equals("markdown"); // for Markdown parsers, not for browsers
            if (link == null && !choice && !forOthers) {
                continue;
            }
            String before = text.substring(done, attribute.start());
            out.add(forOthers ? before.stripTrailing() : before);
            done = attribute.end();
            if (link != null) {
                address(tag, attribute, link);
            } else if (choice) {
                SrcsetWriter.write(tag, attribute, prose.offset(attribute.start()), state);
            }
        }
        out.add(text.substring(done, tag.end()));
    }

    /** Whether the picture has no address, not even one for a script, such as {@code data-src}. */
    private static boolean hasNoAddress(RawTag tag) {
        return tag.attributes().stream()
                .map(RawTag.Attribute::name)
                .noneMatch(name -> name.startsWith("src") || name.startsWith("data-"));
    }

    /** Whether Octavo may offer browsers a choice of files, since the author does not. */
    private boolean isPicture(RawTag tag) {
        return tag.name().equals("img")
                && !tag.closing()
                && !inPicture
                && tag.value("src").isPresent()
                && tag.value("srcset").isEmpty();
    }

    /** Writes a whole picture; returns false, and writes nothing, if its address is refused. */
    private boolean picture(RawTag tag, BlockText prose) {
        Link source = null;
        StringBuilder attributes = new StringBuilder();
        for (RawTag.Attribute attribute : tag.attributes()) {
            if (attribute.name().equals("src")) {
                Link link = link(tag, attribute, prose);
                source = source == null ? link : source; // browsers take the first
            } else if (!GIVEN.contains(attribute.name())) {
                attributes.append(sanitizes ? sanitized(attribute) : " " + written(attribute, prose));
            }
        }
        if (source == null || (sanitizes && !SafeAddress.isSafe(source.destination()))) {
            return false;
        }
        tag.attributes().forEach(attribute -> note(tag, attribute));
        out.image(source, attributes.toString(), given(tag), column);
        return true;
    }

    private static String written(RawTag.Attribute attribute, BlockText prose) {
        return prose.text().substring(attribute.start(), attribute.end());
    }

    private GivenAttributes given(RawTag tag) {
        String sizes = sanitizes ? "" : value(tag, "sizes");
        return new GivenAttributes(value(tag, "width"), value(tag, "height"), sizes, !isLazy(tag));
    }

    private static String value(RawTag tag, String attribute) {
        return Entities.decode(tag.value(attribute).orElse("")).strip();
    }

    /**
     * Writes the content of a script or style, which has neither words nor tags, and returns its end. For an inline tag the
     * content is written elsewhere.
     */
    private int content(RawTag tag, String text, int end) {
        int close = Math.min(end, TagRules.contentEnd(tag, text));
        out.add(text.substring(tag.end(), close));
        return close;
    }

    private void sanitizedTag(RawTag tag, BlockText prose) {
        out.add(tag.closing() ? "</" + tag.name() : "<" + tag.name());
        out.add(isLazy(tag) ? LAZY : "");
        for (RawTag.Attribute attribute : tag.attributes()) {
            Link link = link(tag, attribute, prose);
            if (link != null && SafeAddress.isSafe(link.destination())) {
                out.add(" ");
                address(tag, attribute, link);
            } else if (link == null) {
                out.add(sanitized(attribute));
            }
        }
        out.add(">");
    }

    private static String sanitized(RawTag.Attribute attribute) {
        String value = Html.escape(Entities.decode(attribute.value()));
        return TagRules.isHarmlessAttribute(attribute.name()) ? " " + attribute.name() + "=\"" + value + "\"" : "";
    }

    /** Whether to load a picture lazily, like those in Markdown: unless the author gives a loading attribute. */
    private static boolean isLazy(RawTag tag) {
        return tag.name().equals("img")
                && !tag.closing()
                && WHEN.stream().allMatch(attribute -> tag.value(attribute).isEmpty());
    }

    /** The attribute that defers loading of a frame or video; empty if the author gives one. */
    private static String late(RawTag tag) {
        if (tag.closing()) {
            return "";
        }
        if (tag.name().equals("iframe")) {
            return tag.value("loading").isEmpty() ? LAZY : "";
        }
        boolean quiet = tag.name().equals("video")
                && tag.value("preload").isEmpty()
                && tag.value("autoplay").isEmpty();
        return quiet ? " preload=\"" + (tag.value("poster").isPresent() ? "none" : "metadata") + "\"" : "";
    }

    private void note(RawTag tag, RawTag.Attribute attribute) {
        if (sanitizes) {
            return;
        }
        boolean names = attribute.name().equals("id")
                || (attribute.name().equals("name") && tag.name().equals("a"));
        if (names) {
            String id = Entities.decode(attribute.value());
            state.anchors.add(id);
            state.ids.reserve(id);
        }
    }

    private @Nullable Link link(RawTag tag, RawTag.Attribute attribute, BlockText prose) {
        Kind kind = TagRules.addressKind(tag.name(), attribute.name());
        return kind == null
                ? null
                : state.places.link(kind, Entities.decode(attribute.value()).strip(), prose.offset(attribute.start()));
    }

    private void address(RawTag tag, RawTag.Attribute attribute, Link link) {
        // If the author gives a size, that of the file must not be added.
        boolean picture = tag.name().equals("img")
                && tag.value("width").isEmpty()
                && tag.value("height").isEmpty();
        if (picture) {
            out.src(link);
        } else {
            out.add(attribute.name() + "=\"").href(link).add("\"");
        }
    }
}
