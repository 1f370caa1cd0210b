package dev.octavo.site;

import dev.octavo.address.Address;
import dev.octavo.problem.Location;
import dev.octavo.publication.PublicationDate;
import dev.octavo.publication.Visibility;
import dev.octavo.text.Html;
import dev.octavo.typography.Typography;
import java.util.List;
import java.util.Optional;

/**
 * The front matter of an article.
 *
 * @param title without marks
 * @param heading the title as pages show it, where it was written with code or emphasis
 * @param link the page elsewhere that a post is about, to which its title leads
 * @param terms of categories and of the site's own taxonomies, in that order; of each category those above it first
 * @param readMinutes the stated value; absent where it is to be counted
 * @param authors the site's default authors where the article names none
 * @param keepMetadata paths of pictures that are published as they are, with all that they say of camera and place
 */
public record FrontMatter(
        String title,
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
     * The same with its words as they are set.
     *
     * @param words those of the title, set
     * @param shown the title as pages show it, where it was written with code or emphasis
     * @param own of the article's language
     * @param site of the site's, for words that several articles share
     */
    public FrontMatter typeset(String words, Optional<Html> shown, Typography own, Typography site) {
        if (shown.isEmpty() && own.isNone() && site.isNone()) {
            return this;
        }
        return new FrontMatter(
                words,
                shown,
                date,
                updated,
                own.set(description),
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
     * @param alt what it shows; empty only where the author wrote it empty
     * @param focus what must be seen where only a part of it is shown; absent where that is its middle
     */
    public record Illustration(
            String src, String alt, Optional<String> caption, Optional<String> credit, Optional<Focus> focus) {
        private Illustration typeset(Typography typography) {
            return new Illustration(src, alt, typography.set(caption), typography.set(credit), focus);
        }
    }

    /**
     * The point of interest of a picture.
     *
     * @param x in percent from the left
     * @param y in percent from the top
     */
    public record Focus(int x, int y) {}

    /**
     * What is drawn for an article.
     *
     * @param drawn whether anything stands where it has no picture
     * @param card whether it has a card for shared links, where the site has any
     */
    public record Looks(boolean drawn, boolean card) {
        /** Where nothing is said. */
        public static final Looks STANDARD = new Looks(true, true);
    }

    /** An earlier address of an article, and where its author wrote it. */
    public record Alias(Address address, Location place) {}

    /**
     * Where and how an article appears.
     *
     * @param slug as written; absent where it comes from the file's name
     * @param permalink the whole address; absent where the site's pattern decides
     * @param aliases earlier addresses, which lead here
     * @param layout the template, {@code templates/LAYOUT.ftlh}; absent where the kind decides
     * @param language a BCP 47 tag; absent where it is the site's
     * @param translationOf the article this one translates, as a path or an address
     * @param typography whether its punctuation is set; absent where the site decides
     * @param math whether formulas in it are read; absent where the site decides
     * @param canonical the URL that search engines are to take for the original
     * @param feedId by which feed readers know it, where that is not made of its address
     */
    public record Placement(
            Optional<String> slug,
            Optional<Address> permalink,
            List<Alias> aliases,
            Optional<String> layout,
            Optional<String> language,
            Optional<String> translationOf,
            boolean toc,
            Optional<Boolean> typography,
            Optional<Boolean> math,
            Optional<String> canonical,
            Optional<String> feedId) {
        public Placement {
            aliases = List.copyOf(aliases);
        }

        // The same as the generated ones, written out because those are slow to start.
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
                    typography,
                    math,
                    canonical,
                    feedId);
        }
    }
}
