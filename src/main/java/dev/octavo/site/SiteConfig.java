package dev.octavo.site;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.site.destination.Destination;
import dev.octavo.typography.Typography;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What {@code content/site.yaml} says.
 *
 * @param language a BCP 47 tag
 * @param defaultAuthors the authors of articles that name none
 * @param typography whether punctuation is set as the language asks
 * @param sections that posts lie in beside {@code posts}
 * @param taxonomies by which posts are gathered beside tags, series and categories
 * @param postsPerPage at least 1
 * @param search whether readers can search it
 * @param publish where the site is published to, in the author's order
 * @param markdown what articles may be written with beside CommonMark and GFM, each once
 * @param formulas how they are read in articles that do not say
 * @param untrustedContent whether raw HTML in articles is cleaned
 * @param editions the site in each of its languages, first in that of articles that name none; none where it has only one
 * @param publishFiles more kinds of files that are copied from beside articles, as ends of names in small letters
 */
public record SiteConfig(
        String title,
        Optional<String> tagline,
        Optional<String> description,
        SiteUrl url,
        String language,
        boolean typography,
        ZoneId zone,
        List<String> defaultAuthors,
        List<NamedLink> navigation,
        List<Section> sections,
        List<OwnTaxonomy> taxonomies,
        int postsPerPage,
        Permalinks permalinks,
        Feeds feeds,
        boolean search,
        Optional<String> copyright,
        List<MarkdownExtension> markdown,
        Formulas formulas,
        boolean untrustedContent,
        List<String> publishFiles,
        List<Destination> publish,
        Limits limits,
        Pictures pictures,
        Looks looks,
        Machines machines,
        List<Edition> editions,
        Extra extra) {
    public SiteConfig {
        defaultAuthors = List.copyOf(defaultAuthors);
        navigation = List.copyOf(navigation);
        sections = List.copyOf(sections);
        taxonomies = List.copyOf(taxonomies);
        markdown = List.copyOf(markdown);
        publishFiles = List.copyOf(publishFiles);
        publish = List.copyOf(publish);
        editions = List.copyOf(editions);
    }

    /** The same in several languages; in its own it says what it says in the first. */
    public SiteConfig with(List<Edition> languages) {
        return languages.isEmpty() ? this : in(languages.get(0), languages);
    }

    /** The same in one of its languages. */
    SiteConfig in(Edition edition) {
        return in(edition, editions);
    }

    /** The same in each of its languages, as it is where there is only one. */
    public List<SiteConfig> inEachLanguage() {
        return editions.isEmpty()
                ? List.of(this)
                : editions.stream().map(this::in).toList();
    }

    private SiteConfig in(Edition edition, List<Edition> all) {
        return new SiteConfig(
                edition.title(),
                edition.tagline(),
                edition.description(),
                url,
                edition.language(),
                typography,
                edition.zone(),
                edition.defaultAuthors(),
                edition.navigation(),
                sections.stream()
                        .map(section -> section.titled(edition.titles().getOrDefault(section.name(), section.title())))
                        .toList(),
                taxonomies.stream()
                        .map(taxonomy -> new OwnTaxonomy(
                                taxonomy.name(), edition.titles().getOrDefault(taxonomy.name(), taxonomy.title())))
                        .toList(),
                postsPerPage,
                permalinks,
                feeds,
                search,
                edition.copyright(),
                markdown,
                formulas,
                untrustedContent,
                publishFiles,
                publish,
                limits,
                pictures,
                looks,
                machines,
                all,
                extra);
    }

    /** The language of articles that name none. */
    public String usualLanguage() {
        return editions.isEmpty() ? language : editions.get(0).language();
    }

    /** The edition of this language; absent where the site has only one. */
    private Optional<Edition> edition() {
        return editions.stream()
                .filter(edition -> edition.language().equals(language))
                .findFirst();
    }

    /** The edition that shows an article; absent where the site has only one. */
    public Optional<Edition> editionOf(FrontMatter.Placement article) {
        return editionOf(article.language());
    }

    /** The edition that shows articles of a language, or of none; absent where the site has only one. Those in a foreign language are in the first. */
    public Optional<Edition> editionOf(Optional<String> language) {
        if (editions.isEmpty()) {
            return Optional.empty();
        }
        String tag = language.orElse(usualLanguage());
        return editions.stream()
                .filter(edition -> edition.language().equalsIgnoreCase(tag))
                .findFirst()
                .or(() ->
                        editions.stream().filter(edition -> edition.takes(tag)).findFirst())
                .or(() -> Optional.of(editions.get(0)));
    }

    /** Where something stands in this language that stands at {@code address} of a site in one. */
    public Address at(Address address) {
        return editions.isEmpty()
                ? address
                : edition().map(edition -> edition.at(address)).orElse(address);
    }

    /** The zone of an article's days, and of its times without an offset. */
    public ZoneId zoneOf(FrontMatter.Placement article) {
        return editionOf(article).map(Edition::zone).orElse(zone);
    }

    /** How the site's own words are set. */
    public Typography ownTypography() {
        return typography ? Typography.of(language) : Typography.NONE;
    }

    /** How the words of an article are set. */
    public Typography typographyOf(FrontMatter.Placement article) {
        return article.typography().orElse(typography)
                ? Typography.of(article.language().orElse(language))
                : Typography.NONE;
    }

    /** How formulas in an article are read. */
    public Formulas formulasOf(FrontMatter.Placement article) {
        return article.math().orElse(formulas.read()) ? new Formulas(true, formulas.macros()) : Formulas.NONE;
    }

    /**
     * Posts that are kept apart from the blog's, with a list and a feed of their own.
     *
     * @param name of the folder below {@code content/} in which they lie, and of the first part of the list's address
     * @param title what readers are told
     * @param permalink the pattern of their addresses
     * @param layout of posts that name none; absent where that is the usual one
     */
    public record Section(String name, String title, String permalink, Optional<String> layout) {
        public Address address() {
            return Address.HOME.child(name);
        }

        /** The same by another title. */
        Section titled(String other) {
            return new Section(name, other, permalink, layout);
        }

        /** Where its posts lie. */
        public String folder() {
            return "content/" + name;
        }
    }

    /**
     * Something that posts are gathered by.
     *
     * @param name the key in the front matter, and the first part of its addresses
     * @param title what readers are told
     */
    public record OwnTaxonomy(String name, String title) {}

    /**
     * Patterns with {@code :slug}; of posts also with {@code :title}, {@code :year}, {@code :month}, {@code :day},
     * {@code :section}, {@code :folder} and {@code :category}. They end with a slash or {@code .html}.
     */
    public record Permalinks(String posts, String pages) {}

    /**
     * What the feeds hold.
     *
     * @param items how many of the newest posts, at least 1
     * @param full whether they carry the whole texts, and not summaries alone
     * @param ids the first URL of the site, from which ids are made; absent where the site has not moved
     */
    public record Feeds(int items, boolean full, Optional<SiteUrl> ids) {
        /** Where nothing is said. */
        public static final Feeds STANDARD = new Feeds(20, true, Optional.empty());
    }

    /**
     * What a build refuses.
     *
     * @param articleBytes the size of one Markdown file, 5 MB where nothing is said
     */
    public record Limits(long articleBytes) {}

    /**
     * How pictures are published.
     *
     * @param widths in pixels, ascending, at least one: no picture is made wider than it is
     * @param quality of JPEG, 1 to 100
     * @param webpQuality of WebP, 1 to 100
     * @param limit how many million pixels a picture may have
     * @param keepMetadata whether what cameras write into files stays there, such as the place
     * @param originals whether pictures are published as the author has them, beside the sizes that are made
     * @param sizes how wide pages show them, as the attribute of HTML says it; absent where that is as the default theme does
     */
    public record Pictures(
            List<Integer> widths,
            int quality,
            int webpQuality,
            int limit,
            boolean keepMetadata,
            boolean originals,
            Optional<String> sizes) {
        /** Where nothing is said. */
        public static final Pictures STANDARD =
                new Pictures(List.of(480, 960, 1440, 2000), 80, 75, 100, false, false, Optional.empty());

        public Pictures {
            widths = List.copyOf(widths);
        }
    }

    /**
     * What is drawn for the site.
     *
     * @param drawings whether anything stands where a post has no picture
     * @param cards absent where no cards are made for links that are shared
     * @param icon the picture from which icons are made: a path of the project, or an address of the site
     */
    public record Looks(boolean drawings, Optional<Cards> cards, Optional<String> icon, boolean backlinks) {
        /** Where nothing is said. */
        public static final Looks STANDARD = new Looks(true, Optional.empty(), Optional.empty(), false);
    }

    /**
     * How cards for shared links are made.
     *
     * @param font a face of the machine, for what Octavo's own has not
     */
    public record Cards(Optional<String> font) {}
}
