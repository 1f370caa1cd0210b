package dev.octavo.blog.site;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.publication.Visibility;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.typography.Typography;
import java.util.List;
import java.util.Optional;

/**
 * The front matter of an article.
 *
 * @param title without Markdown
 * @param titled whether the author wrote it; if not, it is the first words of the text
 * @param heading the title as HTML; absent if it was written without code and emphasis
 * @param link the page on another site that a post is about; its title links there
 * @param terms of categories, then of the site's own taxonomies; each category follows those above it
 * @param readMinutes as written; absent if it is to be computed
 * @param authors the site's default authors if the article names none
 * @param keepMetadata paths of pictures that are published with their metadata, such as camera and place
 */
public record FrontMatter(
        String title,
        boolean titled,
        Optional<Html> heading,
        Optional<PublicationDate> date,
        Optional<PublicationDate> updated,
        Optional<String> description,
        Optional<String> link,
        List<Term> tags,
        List<Term> terms,
        Optional<Term> series,
        List<Author> authors,
        Optional<Integer> readMinutes,
        Optional<Illustration> illustration,
        Looks looks,
        List<NamedLink> furtherReading,
        List<String> keepMetadata,
        Visibility visibility,
        Placement placement,
        Extra extra) {
    public FrontMatter {
        tags = List.copyOf(tags);
        terms = List.copyOf(terms);
        authors = List.copyOf(authors);
        furtherReading = List.copyOf(furtherReading);
        keepMetadata = List.copyOf(keepMetadata);
    }

    /**
     * The same with its texts typeset.
     *
     * @param words the title, typeset
     * @param summary the description, typeset
     * @param shown the title as HTML; absent if it was written without code and emphasis
     * @param own the typography of the article's language
     * @param site the typography of the site's language, for words that several articles share
     */
    public FrontMatter typeset(
            String words, Optional<Html> shown, Optional<String> summary, Typography own, Typography site) {
        boolean plain = words.equals(title) && shown.isEmpty() && summary.equals(description);
        if (plain && own.isNone() && site.isNone()) {
            return this;
        }
        return new FrontMatter(
                words,
                titled,
                shown,
                date,
                updated,
                summary,
                link,
                tags.stream().map(tag -> tag.typeset(site)).toList(),
                terms.stream().map(term -> term.typeset(site)).toList(),
                series.map(term -> term.typeset(site)),
                authors,
                readMinutes,
                illustration.map(picture -> picture.typeset(own)),
                looks,
                furtherReading.stream().map(link -> link.typeset(own)).toList(),
                keepMetadata,
                visibility,
                placement,
                extra);
    }

    /**
     * The picture at the head of a post.
     *
     * @param src as written: a path beside the article, an address of the site, or an http(s) URL
     * @param alt the alternative text; empty if the author wrote it empty or not at all
     * @param focus the point to keep when the picture is cropped; absent for its middle
     */
    public record Illustration(
            String src, String alt, Optional<String> caption, Optional<String> credit, Optional<Focus> focus) {
        private Illustration typeset(Typography typography) {
            return new Illustration(src, alt, typography.typeset(caption), typography.typeset(credit), focus);
        }
    }

    /**
     * The point of a picture to keep when it is cropped.
     *
     * @param x in percent from the left
     * @param y in percent from the top
     */
    public record Focus(int x, int y) {}

    /**
     * The pictures made for an article.
     *
     * @param drawn whether a drawing takes the place of a missing picture
     * @param card whether it gets a card for shared links, if the site makes cards
     */
    public record Looks(boolean drawn, boolean card) {}

    /** An earlier address of an article, and its place in the front matter. */
    public record Alias(Address address, Location place) {}

    /**
     * Where and how an article appears.
     *
     * @param slug as written; absent if it comes from the file's name
     * @param permalink the whole address; absent if the site's pattern decides
     * @param aliases earlier addresses, which redirect here
     * @param layout the template, {@code templates/LAYOUT.ftlh}; absent if the kind of article decides
     * @param language a BCP 47 tag; absent if it is the site's
     * @param translationOf the article this one translates, as a path or an address
     * @param math whether its formulas are recognised; absent if the site decides
     * @param typography whether its punctuation is typeset; absent if the site decides
     * @param canonical the URL that search engines should treat as the original
     * @param feedId its id in feeds; absent if that is made from its address
     * @param pinned whether it stands before the newer posts of its section
     */
    public record Placement(
            Optional<String> slug,
            Optional<Address> permalink,
            List<Alias> aliases,
            Optional<String> layout,
            Optional<String> language,
            Optional<String> translationOf,
            boolean toc,
            Optional<Boolean> math,
            Optional<Boolean> typography,
            Optional<String> canonical,
            Optional<String> feedId,
            boolean pinned) {
        public Placement {
            aliases = List.copyOf(aliases);
        }

        // Same as the generated methods, which are slow on their first call.
        @Override
        public boolean equals(Object other) {
            return other instanceof Placement placement && placement.all().equals(all());
        }

        @Override
        public int hashCode() {
            return all().hashCode();
        }

        private List<Object> all() {
            return List.of(
                    slug,
                    permalink,
                    aliases,
                    layout,
                    language,
                    translationOf,
                    toc,
                    math,
                    typography,
                    canonical,
                    feedId,
                    pinned);
        }
    }
}
