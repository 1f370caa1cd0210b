package dev.octavo.blog.markdown.html;

import dev.octavo.blog.markdown.html.Body.Column;
import dev.octavo.blog.markdown.html.Body.GivenAttributes;
import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Component;
import dev.octavo.blog.words.Word;
import dev.octavo.lib.text.Html;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Builds a body part by part. */
public final class BodyBuilder {
    private final List<Part> parts = new ArrayList<>();
    private final Map<Integer, Consumer<BodyBuilder>> later = new HashMap<>(); // by the number of parts before them
    private final StringBuilder markup;
    private boolean atLineStart = true;
    private String mark = "";

    public BodyBuilder() {
        this(100);
    }

    /** @param length of its typical markup between two holes, in characters */
    public BodyBuilder(int length) {
        markup = new StringBuilder(length);
    }

    /** Adds markup as it is. */
    public BodyBuilder add(String html) {
        if (!html.isEmpty()) {
            markup.append(mark.isEmpty() ? html : marked(html));
            atLineStart = html.charAt(html.length() - 1) == '\n';
        }
        return this;
    }

    /** Adds plain text. */
    public BodyBuilder text(String text) {
        return add(Html.escape(text));
    }

    /** Starts a new line unless the builder is at the start of one. */
    public BodyBuilder line() {
        return atLineStart ? this : add("\n");
    }

    /** Adds {@code attributes} to the next element; if something else follows, they are dropped. */
    public void mark(String attributes) {
        mark = attributes;
    }

    private String marked(String html) {
        if (html.isBlank()) {
            return html;
        }
        int name = html.startsWith("<") ? 1 : html.length();
        int end = name;
        while (end < html.length() && Characters.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        String marked = end > name ? html.substring(0, end) + mark + html.substring(end) : html;
        mark = "";
        return marked;
    }

    /** Adds a hole for the address of a link. */
    public BodyBuilder href(Link link) {
        return hole(new Part.Href(link));
    }

    /** Adds a hole for the {@code src} attribute of a picture. */
    public BodyBuilder src(Link link) {
        return hole(new Part.Src(link));
    }

    /** Adds a hole for a whole picture; {@code attributes} are those other than {@code given}, each after a space. */
    public BodyBuilder image(Link link, String attributes, GivenAttributes given, Column column) {
        Part image = new Part.Image(link, mark + attributes, given, column);
        mark = "";
        return hole(image);
    }

    /** Opens a component, whose label is added next; {@code attributes} are as written, with braces. */
    public BodyBuilder open(Component component, String attributes) {
        mark = "";
        return hole(new Part.Opening(component, attributes));
    }

    /** Ends the label of a component, whose blocks are added next. */
    public BodyBuilder inside() {
        return hole(new Part.Inside());
    }

    /** Ends the component that was opened last. */
    public BodyBuilder close() {
        return hole(new Part.Closing());
    }

    private BodyBuilder hole(Part part) {
        endMarkup();
        parts.add(part);
        atLineStart = false;
        return this;
    }

    /** Adds a hole for a phrase in the language of the page. */
    public BodyBuilder word(Word word) {
        return word(word, "");
    }

    /** Adds a hole for a phrase with a placeholder. */
    public BodyBuilder word(Word word, String argument) {
        return hole(new Part.Phrase(word, argument));
    }

    /** Writes something at this place once everything else is written. */
    public BodyBuilder later(Consumer<BodyBuilder> writing) {
        endMarkup();
        later.merge(parts.size(), writing, Consumer::andThen);
        return this;
    }

    private void endMarkup() {
        if (!markup.isEmpty()) {
            parts.add(new Part.Markup(markup.toString()));
            markup.setLength(0); // keeps its capacity
        }
    }

    public Body body() {
        endMarkup();
        if (later.isEmpty()) {
            return new Body(parts);
        }
        List<Part> all = new ArrayList<>();
        for (int i = 0; i <= parts.size(); i++) {
            Consumer<BodyBuilder> writing = later.get(i);
            if (writing != null) {
                BodyBuilder late = new BodyBuilder();
                writing.accept(late);
                all.addAll(late.body().parts());
            }
            if (i < parts.size()) {
                all.add(parts.get(i));
            }
        }
        return new Body(all);
    }
}
