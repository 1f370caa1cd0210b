package dev.octavo.markdown.html;

import dev.octavo.address.PercentEncoding;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Component;
import dev.octavo.text.Html;
import dev.octavo.words.Word;
import dev.octavo.words.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * A rendered article with holes where addresses go. It depends on the Markdown alone, so it stays right when the
 * things that it links to move; filling the holes is joining strings.
 */
public record Body(List<Part> parts) {
    private static final int LENGTH_OF_ADDRESS = 80;

    /** How much markup may precede a picture that is seen at once, in characters. */
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
    /** What RFC 3986 allows in an address, and the percent sign of escapes that are there already. */
    static final BitSet ALLOWED = PercentEncoding.unencoded("-._~:/?#@!$&'()*+,;=%");

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

        /**
         * What the page says there, in its own language, for content and for double-quoted attributes.
         *
         * @param about the value of the word's placeholder; empty if it has none
         */
        record Phrase(Word word, String argument) implements Part {}

        /** The {@code src} attribute of a picture and what its size adds: {@code src="…" width="…" height="…"}. */
        record Src(Link link) implements Part {}

        /**
         * A whole picture, with what makes browsers take the right file.
         *
         * @param attributes the author's own, but those that are {@code given}: {@code ␣alt="…"}
         */
        record Image(Link link, String attributes, GivenAttributes given, Column column) implements Part {}

        /**
         * Where a component begins; its label follows.
         *
         * @param attributes as they are written, braces included
         */
        record Opening(Component component, String attributes) implements Part {}

        /** Where the label of the component ends that was opened last, and the blocks in it begin. */
        record Inside() implements Part {}

        /** Where that component ends. */
        record Closing() implements Part {}
    }

    /** How wide the column is in which a picture stands. */
    public enum Column {
        TEXT,
        FIGURE,
        GALLERY
    }

    /**
     * What an author says of a picture, which is not to be said again.
     *
     * @param width as an attribute holds it, {@code 300} or {@code 50%}; empty where it is not given
     * @param height likewise
     * @param sizes likewise
     * @param loading whether they say when it is to be loaded
     */
    public record GivenAttributes(String width, String height, String sizes, boolean loading) {
        /** Of a picture written in Markdown. */
        public static final GivenAttributes NOTHING = new GivenAttributes("", "", "", false);
    }

    /** The links and pictures in its holes, in order. */
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

    /** The components in it, in order. */
    public List<Component> components() {
        return parts.stream()
                .filter(Part.Opening.class::isInstance)
                .map(part -> ((Part.Opening) part).component())
                .toList();
    }

    /** Whether a formula is in it. */
    boolean hasFormulas() {
        return parts.stream()
                .anyMatch(part ->
                        part instanceof Part.Markup markup && markup.html().contains("<math"));
    }

    /** Knows where links lead. */
    public interface Addresses {
        /** The address as it goes into the page, neither escaped nor percent-encoded yet. */
        String href(Link link);

        /** The picture's address as it goes into the page, neither escaped nor percent-encoded yet, and its size where it is known. */
        Picture picture(Link link);

        /** The {@code sizes} of that picture there, for browsers that do not look at the page's layout. */
        default String sizes(Column column, Picture picture) {
            return "100vw";
        }

        /** Whether the article's first picture is the first of its page. */
        default boolean isFirstShown() {
            return false;
        }

        /** The markup of a component. */
        default String component(ComponentUse use) {
            return use.label() + use.inside();
        }
    }

    /**
     * Where a picture is.
     *
     * @param width in pixels, 0 where unknown
     * @param height in pixels, 0 where unknown
     * @param colour {@code #rrggbb}, to be seen until the picture has come; empty where there is none
     * @param candidates the files that browsers may choose from: those of the picture's own format, ascending, then others
     */
    public record Picture(String href, int width, int height, String colour, List<Candidate> candidates) {
        public Picture {
            candidates = List.copyOf(candidates);
        }

        /** One file. */
        public Picture(String href, int width, int height) {
            this(href, width, height, "", List.of());
        }
    }

    /**
     * A file of a picture.
     *
     * @param type {@code image/webp}
     * @param href as it goes into the page, neither escaped nor percent-encoded yet
     */
    public record Candidate(String type, int width, String href) {}

    /** The article's markup with every hole filled. */
    public Html fill(Addresses addresses, Words words) {
        ComponentStack stack = new ComponentStack(new StringBuilder(length()), addresses);
        boolean first = addresses.isFirstShown();
        for (Part part : parts) {
            StringBuilder out = stack.out();
            if (part instanceof Part.Markup markup) {
                out.append(markup.html());
            } else if (part instanceof Part.Href href) {
                out.append(escaped(addresses.href(href.link())));
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

    /** Its markup, where it has no holes but for words. */
    Html fill(Words words) {
        return fill(NOWHERE, words);
    }

    private static String text(Part.Phrase phrase, Words words) {
        List<String> places = phrase.word().placeholders();
        return places.isEmpty()
                ? words.text(phrase.word())
                : words.text(phrase.word(), Map.of(places.get(0), phrase.argument()));
    }

    /** The author's words without markup, on one line, with a blank between blocks. */
    public String text() {
        return PageMarkup.words(markup().markup());
    }

    /** Its markup without addresses and components, with a blank in the place of one that is a block. */
    public Html markup() {
        StringBuilder html = new StringBuilder(length());
        for (Part part : parts) {
            html.append(part instanceof Part.Markup markup ? markup.html() : isApart(part) ? " " : "");
        }
        return new Html(html.toString());
    }

    /** Whether words before it and after it are apart: an inline component stands amid words. */
    private static boolean isApart(Part part) {
        return part instanceof Part.Inside
                || (part instanceof Part.Opening opening && opening.component().form() != Component.Form.INLINE);
    }

    /** About how many characters it has when it is filled. */
    private int length() {
        int length = 0;
        for (Part part : parts) {
            length += part instanceof Part.Markup markup ? markup.html().length() : LENGTH_OF_ADDRESS;
        }
        return length;
    }

    /** As it stands between the quotes of an attribute. */
    static String escaped(String address) {
        return Html.escape(PercentEncoding.encoded(address, ALLOWED));
    }
}
