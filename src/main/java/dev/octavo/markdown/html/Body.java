package dev.octavo.markdown.html;

import dev.octavo.address.Percent;
import dev.octavo.site.Article.Link;
import dev.octavo.text.Html;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A rendered article with holes where addresses go. It depends on the Markdown alone, so it stays right when the
 * things that it links to move; filling the holes is joining strings.
 */
public record Body(List<Part> parts) {
    private static final int LENGTH_OF_ADDRESS = 80;

    /** What RFC 3986 allows in an address, and the percent sign of escapes that are there already. */
    private static final BitSet ALLOWED = Percent.plain("-._~:/?#@!$&'()*+,;=%");

    public Body {
        parts = List.copyOf(parts);
    }

    /** A piece of a body. */
    public sealed interface Part {
        /** Markup that never changes. */
        record Markup(String html) implements Part {}

        /**
         * The value of an attribute that holds an address, quotes not included: mostly a link's {@code href}, but also the
         * {@code src} of a film, or of a picture whose size the author states.
         */
        record Href(Link link) implements Part {}

        /** The {@code src} attribute of a picture and what its size adds: {@code src="…" width="…" height="…"}. */
        record Src(Link link) implements Part {}
    }

    /** The links and pictures in its holes, in order. */
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Href href) {
                links.add(href.link());
            } else if (part instanceof Part.Src src) {
                links.add(src.link());
            }
        }
        return links;
    }

    /** Knows where links lead. */
    public interface Addresses {
        /** The address as it goes into the page, neither escaped nor percent-encoded yet. */
        String href(Link link);

        /** The picture's address as it goes into the page, neither escaped nor percent-encoded yet, and its size where it is known. */
        Target picture(Link link);
    }

    /**
     * Where a picture is.
     *
     * @param width in pixels, 0 where unknown
     * @param height in pixels, 0 where unknown
     */
    public record Target(String href, int width, int height) {}

    /** The article's markup with every hole filled. */
    public Html fill(Addresses addresses) {
        StringBuilder out = new StringBuilder(length());
        for (Part part : parts) {
            if (part instanceof Part.Markup markup) {
                out.append(markup.html());
            } else if (part instanceof Part.Href href) {
                out.append(escaped(addresses.href(href.link())));
            } else if (part instanceof Part.Src src) {
                appendSource(out, addresses.picture(src.link()));
            }
        }
        return new Html(out.toString());
    }

    /** The words without markup, on one line, with a blank between blocks. */
    public String text() {
        StringBuilder html = new StringBuilder(length());
        for (Part part : parts) {
            html.append(part instanceof Part.Markup markup ? markup.html() : "");
        }
        return PageMarkup.words(html.toString());
    }

    /** About how many characters it has when it is filled. */
    private int length() {
        int length = 0;
        for (Part part : parts) {
            length += part instanceof Part.Markup markup ? markup.html().length() : LENGTH_OF_ADDRESS;
        }
        return length;
    }

    private static String escaped(String address) {
        return Html.escape(Percent.encoded(address, ALLOWED));
    }

    private static void appendSource(StringBuilder out, Target target) {
        out.append("src=\"").append(escaped(target.href())).append('"');
        if (target.width() > 0 && target.height() > 0) {
            out.append(" width=\"").append(target.width());
            out.append("\" height=\"").append(target.height()).append('"');
        }
    }
}
