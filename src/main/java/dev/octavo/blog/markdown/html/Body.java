package dev.octavo.blog.markdown.html;

import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Component;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.text.Html;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A rendered article with holes for addresses, pictures, components and words of the page's language. It depends on the
 * Markdown only, so it stays valid when link targets move; filling the holes just joins strings.
 */
public record Body(List<Part> parts) {
    private static final int LENGTH_OF_ADDRESS = 80;

    private static final String HREF = " href=\"";

    /** The most markup, in characters, before a picture that is visible at once. */
    private static final int FIRST_SCREEN = 1000;

    private static final Addresses NOWHERE = new Addresses() {
        @Override
        public String href(Link link) {
            throw new IllegalStateException("nothing here links to " + link.destination());
        }

        @Override
        public Picture picture(Link link) {
            throw new IllegalStateException("nothing here shows " + link.destination());
        }
    };
    /** The characters that RFC 3986 allows in an address, and the percent sign of existing escapes. */
    static final BitSet ALLOWED = PercentEncoding.unencoded("-._~:/?#@!$&'()*+,;=%");

    public Body {
        parts = List.copyOf(parts);
    }

    /** Markup, or a hole. */
    public sealed interface Part {
        /** Markup that never changes. */
        record Markup(String html) implements Part {}

        /**
         * The value of an attribute that contains an address, without its quotes: mostly a link's {@code href}, but also the
         * {@code src} of a video, or of a picture whose size the author gives.
         */
        record Href(Link link) implements Part {}

        /**
         * A phrase in the language of the page, in content or a double-quoted attribute.
         *
         * @param argument the value of the word's placeholder; empty if it has none
         */
        record Phrase(Word word, String argument) implements Part {}

        /** The {@code src} attribute of a picture, with its size if known: {@code src="…" width="…" height="…"}. */
        record Src(Link link) implements Part {}

        /**
         * A whole {@code img} element, from whose files browsers can choose.
         *
         * @param attributes the author's other attributes: {@code ␣alt="…"}
         */
        record Image(Link link, String attributes, GivenAttributes given, Column column) implements Part {}

        /**
         * The start of a component; its label follows.
         *
         * @param attributes as written, with braces
         */
        record Opening(Component component, String attributes) implements Part {}

        /** The end of a component's label, and the start of its blocks. */
        record Inside() implements Part {}

        /** The end of a component. */
        record Closing() implements Part {}
    }

    /** The column that a picture is in, which limits its width. */
    public enum Column {
        TEXT,
        FIGURE,
        GALLERY
    }

    /**
     * The attributes of a picture that the author gives, so that they are not added automatically.
     *
     * @param width an attribute value, {@code 300} or {@code 50%}; empty if not given
     * @param height likewise
     * @param sizes likewise
     * @param loading whether the author gives an attribute that controls loading
     */
    public record GivenAttributes(String width, String height, String sizes, boolean loading) {
        /** For a picture without attributes. */
        public static final GivenAttributes NOTHING = new GivenAttributes("", "", "", false);
    }

    /** The links and pictures of all holes, in order. */
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Href href) {
                links.add(href.link());
            } else if (part instanceof Part.Src src) {
                links.add(src.link());
            } else if (part instanceof Part.Image image) {
                links.add(image.link());
            } else if (part instanceof Part.Opening opening) {
                opening.component().attributes().stream()
                        .flatMap(attribute -> attribute.address().stream())
                        .forEach(links::add);
            }
        }
        return links;
    }

    /** The components, in order. */
    public List<Component> components() {
        return parts.stream()
                .filter(Part.Opening.class::isInstance)
                .map(part -> ((Part.Opening) part).component())
                .toList();
    }

    /** Supplies the values of the holes. */
    public interface Addresses {
        /** Instead of an address: the words stay, and lead nowhere. */
        String NONE = "\0";

        /** The address for the page, neither escaped nor percent-encoded, or {@link #NONE}. */
        String href(Link link);

        /**
         * The picture, with an address that is neither escaped nor percent-encoded, and its size if known; or
         * {@link Picture#NONE}.
         */
        Picture picture(Link link);

        /** The {@code sizes} attribute of a picture, for browsers that do not compute it from the layout. */
        default String sizes(Column column, Picture picture) {
            return "100vw";
        }

        /** Whether the article's first picture is also the first on the page. */
        default boolean isFirstShown() {
            return false;
        }

        /** Whether pictures with a line of their own are links to their largest files. */
        default boolean zooms() {
            return false;
        }

        /** What a picture that zooms says of its camera and exposure; empty for nothing. */
        default String camera(Link link) {
            return "";
        }

        default String component(ComponentUse use) {
            return use.label() + use.inside();
        }
    }

    /**
     * A picture as the page shows it.
     *
     * @param width in pixels, 0 if unknown
     * @param height in pixels, 0 if unknown
     * @param colour {@code #rrggbb}, shown while the picture loads; empty if there is none
     * @param candidates the files that browsers may choose from: by ascending width in the picture's own format, then others
     */
    public record Picture(String href, int width, int height, String colour, List<Candidate> candidates) {
        /** Instead of a picture: only its alternative text stays. */
        public static final Picture NONE = new Picture(Addresses.NONE, 0, 0);

        public Picture {
            candidates = List.copyOf(candidates);
        }

        /** A picture with a single file. */
        public Picture(String href, int width, int height) {
            this(href, width, height, "", List.of());
        }
    }

    /**
     * A file of a picture.
     *
     * @param type the media type: {@code image/webp}
     * @param width in pixels
     * @param href neither escaped nor percent-encoded
     */
    public record Candidate(String type, int width, String href) {}

    /** The article's markup with every hole filled. */
    public Html fill(Addresses addresses, Words words) {
        ComponentStack stack = new ComponentStack(new StringBuilder(length()), addresses);
        boolean first = addresses.isFirstShown();
        boolean withoutHref = false;
        for (Part part : parts) {
            StringBuilder out = stack.out();
            if (part instanceof Part.Markup markup) {
                out.append(
                        markup.html(),
                        withoutHref && markup.html().startsWith("\"") ? 1 : 0,
                        markup.html().length());
                withoutHref = false;
            } else if (part instanceof Part.Href href) {
                String address = addresses.href(href.link());
                boolean leadsNowhere = address.equals(Addresses.NONE);
                int attribute = out.length() - HREF.length();
                withoutHref = leadsNowhere && attribute >= 0 && out.lastIndexOf(HREF) == attribute;
                // HTML, 4.5.1: an "a" without "href" is the place where a link could be.
                out.setLength(withoutHref ? attribute : out.length());
                out.append(leadsNowhere ? "" : escaped(address));
            } else if (part instanceof Part.Src src) {
                PictureMarkup.source(out, addresses.picture(src.link()));
            } else if (part instanceof Part.Phrase phrase) {
                out.append(Html.escape(text(phrase, words)));
            } else if (part instanceof Part.Image image) {
                boolean inView = first && stack.length() < FIRST_SCREEN;
                PictureMarkup.image(out, image, addresses, inView);
                first = false;
            } else {
                stack.accept(part);
            }
        }
        return new Html(stack.out().toString());
    }

    /** The markup of a body whose only holes are phrases. */
    Html fill(Words words) {
        return fill(NOWHERE, words);
    }

    private static String text(Part.Phrase phrase, Words words) {
        List<String> places = phrase.word().placeholders();
        return places.isEmpty()
                ? words.text(phrase.word())
                : words.text(phrase.word(), Map.of(places.get(0), phrase.argument()));
    }

    /** Whether the part separates the words before and after it, unlike an inline component. */
    public static boolean isApart(Part part) {
        return part instanceof Part.Inside
                || (part instanceof Part.Opening opening && opening.component().form() != Component.Form.INLINE);
    }

    /** The approximate number of characters of the filled body. */
    private int length() {
        int length = 0;
        for (Part part : parts) {
            length += part instanceof Part.Markup markup ? markup.html().length() : LENGTH_OF_ADDRESS;
        }
        return length;
    }

    /** The address, percent-encoded and escaped for an attribute. */
    static String escaped(String address) {
        return Html.escape(PercentEncoding.encoded(address, ALLOWED));
    }
}
