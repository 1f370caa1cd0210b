package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.Body.Column;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.lib.address.Scheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes paragraphs that consist of pictures only. */
final class FigureWriter {
    private final ArticleState state;
    private final BodyBuilder out;
    private final InlineWriter inline;
    private boolean inGallery;

    FigureWriter(ArticleState state, InlineWriter inline) {
        this.state = state;
        this.out = state.out;
        this.inline = inline;
    }

    /** Runs {@code blocks}, with pictures as part of a gallery if {@code gallery}. */
    void inGallery(boolean gallery, Runnable blocks) {
        boolean before = inGallery;
        inGallery |= gallery;
        blocks.run();
        inGallery = before;
    }

    /**
     * Writes a single picture with a title as a figure with a caption, and several pictures as a gallery.
     *
     * @param attributes of the paragraph, each after a space
     * @return false if the paragraph is neither, and nothing is written
     */
    boolean write(List<Inline> paragraph, BlockText text, String attributes) {
        if (paragraph.isEmpty() || !(paragraph.get(0) instanceof Inline.Image first)) {
            return false;
        }
        List<Inline.Image> images = new ArrayList<>();
        for (Inline inline : paragraph) {
            if (inline instanceof Inline.Image image) {
                images.add(image);
            } else if (!isGap(inline)) {
                return false;
            }
        }
        if (inGallery) {
            captioned("", attributes, () -> pictures(images, text));
            return true;
        }
        // Pictures on other sites are mostly badges.
        boolean gallery = images.size() > 1
                && images.stream().noneMatch(image -> isRemote(image.target().destination()));
        String caption = images.stream()
                .map(image -> image.target().title())
                .filter(title -> !title.isEmpty())
                .map(state::typeset)
                .collect(Collectors.joining(" · "));
        if (gallery) {
            captioned(caption, attributes, () -> gallery(images, text));
        } else if (paragraph.size() == 1 && !caption.isEmpty()) {
            captioned(caption, attributes, () -> untitled(first, text, Column.FIGURE));
        }
        return gallery || (paragraph.size() == 1 && !caption.isEmpty());
    }

    /** Whether a paragraph is a single picture of this site that says no size; it is as wide as one with a caption. */
    static boolean isPicture(List<Inline> paragraph) {
        return paragraph.size() == 1
                && paragraph.get(0) instanceof Inline.Image image
                && image.target().attributes().isEmpty()
                && !isRemote(image.target().destination());
    }

    /** Writes the picture of a paragraph for which {@link #isPicture} holds. */
    void picture(List<Inline> paragraph, BlockText text) {
        untitled((Inline.Image) paragraph.get(0), text, Column.FIGURE);
    }

    private static boolean isGap(Inline inline) {
        return inline instanceof Inline.Break end
                ? !end.hard()
                : inline instanceof Inline.Text words && words.text().isBlank();
    }

    private static boolean isRemote(String address) {
        return address.startsWith("//") || !Scheme.of(address).isEmpty();
    }

    /** Writes {@code content}, in a figure if there is a caption; a gallery has one caption for all titles. */
    private void captioned(String caption, String attributes, Runnable content) {
        if (caption.isEmpty() && attributes.isEmpty()) {
            content.run();
            return;
        }
        String element = caption.isEmpty() ? "div" : "figure";
        out.line().add("<" + element + attributes + ">\n");
        content.run();
        out.line();
        if (!caption.isEmpty()) {
            out.add("<figcaption>").text(caption).add("</figcaption>\n");
        }
        out.add("</" + element + ">\n");
    }

    private void gallery(List<Inline.Image> images, BlockText text) {
        out.line().add("<div class=\"gallery\">\n");
        pictures(images, text);
        out.add("</div>\n");
    }

    private void pictures(List<Inline.Image> images, BlockText text) {
        for (Inline.Image image : images) {
            untitled(image, text, Column.GALLERY);
            out.line();
        }
    }

    private void untitled(Inline.Image image, BlockText text, Column column) {
        inline.image(new Inline.Image(image.target().untitled(), image.content()), text, column);
    }
}
