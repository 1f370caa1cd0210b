package dev.octavo.blog.site;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.plain.RecordComponents;
import dev.octavo.lib.raster.CardFont;
import dev.octavo.lib.typography.Typography;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration in {@code content/site.yaml}.
 *
 * @param language a BCP 47 tag
 * @param defaultAuthors the authors of articles that name none
 * @param typography whether punctuation is typeset by the rules of the language
 * @param sections the sections of posts besides {@code posts}
 * @param taxonomies the taxonomies besides tags, series and categories
 * @param postsPerPage at least 1
 * @param search whether readers can search the site
 * @param publish where the site is published to, in the author's order
 * @param markdown the extensions of CommonMark and GFM that articles may use, each once
 * @param formulas how formulas are read in articles that do not say
 * @param untrustedContent whether raw HTML in articles is sanitised
 * @param editions the site in each language, beginning with that of articles that name none; empty if it has only one
 * @param elsewhere paths on the host below which another program serves, such as {@code /docs}
 * @param publishFiles more kinds of files to copy from beside articles, as lower-case endings of file names, and paths
 *     of files that are meant whatever they contain
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
        List<LinkGroup> navigation,
        List<LinkGroup> footer,
        List<Section> sections,
        List<CustomTaxonomy> taxonomies,
        int postsPerPage,
        Permalinks permalinks,
        Feeds feeds,
        boolean search,
        Optional<String> copyright,
        List<MarkdownExtension> markdown,
        Formulas formulas,
        boolean untrustedContent,
        List<String> elsewhere,
        List<String> publishFiles,
        List<Destination> publish,
        Limits limits,
        Pictures pictures,
        Looks looks,
        Design design,
        Machines machines,
        List<Edition> editions,
        ChosenTheme theme,
        Extra extra) {
    public SiteConfig {
        defaultAuthors = List.copyOf(defaultAuthors);
        navigation = List.copyOf(navigation);
        footer = List.copyOf(footer);
        sections = List.copyOf(sections);
        taxonomies = List.copyOf(taxonomies);
        markdown = List.copyOf(markdown);
        elsewhere = List.copyOf(elsewhere);
        publishFiles = List.copyOf(publishFiles);
        publish = List.copyOf(publish);
        editions = List.copyOf(editions);
    }

    /** The same in several languages, with the texts of the first. */
    public SiteConfig with(List<Edition> languages) {
        return languages.isEmpty() ? this : in(languages.get(0), languages);
    }

    SiteConfig in(Edition edition) {
        return in(edition, editions);
    }

    /** The configuration in each language; this one alone if there is only one. */
    public List<SiteConfig> inEachLanguage() {
        return editions.isEmpty()
                ? List.of(this)
                : editions.stream().map(this::in).toList();
    }

    /** The components of {@code edition} take the place of those with the same names. */
    private SiteConfig in(Edition edition, List<Edition> all) {
        Map<String, Object> own = RecordComponents.values(edition);
        own.put("editions", all);
        own.put(
                "sections",
                sections.stream()
                        .map(section -> section.titled(edition.titles().getOrDefault(section.name(), section.title())))
                        .toList());
        own.put(
                "taxonomies",
                taxonomies.stream()
                        .map(taxonomy -> new CustomTaxonomy(
                                taxonomy.name(), edition.titles().getOrDefault(taxonomy.name(), taxonomy.title())))
                        .toList());
        return RecordComponents.with(this, own);
    }

    /** Whether another program serves {@code path}, from the root of the host; a query or fragment may follow. */
    public boolean isElsewhere(String path) {
        for (String prefix : elsewhere) {
            if (path.startsWith(prefix)
                    && (path.length() == prefix.length() || "/?#".indexOf(path.charAt(prefix.length())) >= 0)) {
                return true;
            }
        }
        return false;
    }

    /** The language of articles that name none. */
    public String defaultLanguage() {
        return editions.isEmpty() ? language : editions.get(0).language();
    }

    /** The edition in this language; absent if the site has only one. */
    private Optional<Edition> edition() {
        return editions.stream()
                .filter(edition -> edition.language().equals(language))
                .findFirst();
    }

    /** The edition that shows an article; absent if the site has only one language. */
    public Optional<Edition> editionOf(FrontMatter.Placement article) {
        return editionOf(article.language());
    }

    /** The edition for articles in {@code language}, or else the first; absent if the site has only one language. */
    public Optional<Edition> editionOf(Optional<String> language) {
        if (editions.isEmpty()) {
            return Optional.empty();
        }
        String tag = language.orElse(defaultLanguage());
        return editions.stream()
                .filter(edition -> edition.language().equalsIgnoreCase(tag))
                .findFirst()
                .or(() ->
                        editions.stream().filter(edition -> edition.covers(tag)).findFirst())
                .or(() -> Optional.of(editions.get(0)));
    }

    /** The address in this language of what a site in one language has at {@code address}. */
    public Address at(Address address) {
        return editions.isEmpty()
                ? address
                : edition().map(edition -> edition.at(address)).orElse(address);
    }

    /** The time zone of an article's dates, and of its times without an offset. */
    public ZoneId zoneOf(FrontMatter.Placement article) {
        return editionOf(article).map(Edition::zone).orElse(zone);
    }

    /** The typography of the site's own texts. */
    public Typography siteTypography() {
        return typography ? Typography.of(language) : Typography.NONE;
    }

    public Typography typographyOf(FrontMatter.Placement article) {
        return article.typography().orElse(typography)
                ? Typography.of(article.language().orElse(language))
                : Typography.NONE;
    }

    public Formulas formulasOf(FrontMatter.Placement article) {
        boolean read = article.math().orElse(formulas.read());
        if (read == formulas.read()) {
            return formulas;
        }
        return read ? new Formulas(true, formulas.macros()) : Formulas.NONE;
    }

    /**
     * A section: posts apart from the blog's, with a list and a feed of their own.
     *
     * @param name the folder of the posts below {@code content/}, and the first part of the list's address
     * @param title shown to readers
     * @param permalink the pattern of the posts' addresses
     * @param layout of posts that name none; absent for the usual one
     * @param titles whether its posts must have titles
     */
    public record Section(String name, String title, String permalink, Optional<String> layout, boolean titles) {
        /** Folders below {@code content/} that have a meaning of their own. */
        public static final Set<String> RESERVED = Set.of("posts", "pages", "authors", "data");

        public Address address() {
            return Address.HOME.child(name);
        }

        Section titled(String other) {
            return new Section(name, other, permalink, layout, titles);
        }

        /** The folder of its posts. */
        public String folder() {
            return "content/" + name;
        }
    }

    /**
     * A taxonomy that the site defines.
     *
     * @param name the key in the front matter, and the first part of its addresses
     * @param title shown to readers
     */
    public record CustomTaxonomy(String name, String title) {}

    /**
     * Patterns of addresses, with {@code :slug}; for posts also with {@code :title}, {@code :year}, {@code :month},
     * {@code :day}, {@code :section}, {@code :folder} and {@code :category}. They end with a slash or {@code .html}.
     *
     * @param list the address of the list of posts, if a page is the home page
     * @param aliases earlier addresses of lists and feeds
     */
    public record Permalinks(String posts, String pages, Address list, List<Move> aliases) {
        public Permalinks {
            aliases = List.copyOf(aliases);
        }
    }

    /** An earlier address, which redirects to another one of the site. */
    public record Move(FrontMatter.Alias from, Address to) {}

    /**
     * What the feeds contain.
     *
     * @param items how many of the newest posts, at least 1
     * @param full whether all of them contain whole posts, or none; if absent, those of terms, series and authors do not
     * @param ids the site's first URL, from which ids are made; absent if the site has not moved
     * @param aliases earlier addresses of the blog's feed, at which it stays as well
     */
    public record Feeds(int items, Optional<Boolean> full, Optional<SiteUrl> ids, List<Address> aliases) {
        public Feeds {
            aliases = List.copyOf(aliases);
        }
    }

    /**
     * The limits of a build.
     *
     * @param articleBytes the largest size of a Markdown file, 5 MB by default
     */
    public record Limits(long articleBytes) {}

    /**
     * How pictures are published.
     *
     * @param widths in pixels, ascending, at least one; no picture is enlarged
     * @param quality of JPEG, 1 to 100
     * @param webpQuality of WebP, 1 to 100
     * @param limit the most million pixels a picture may have
     * @param keepMetadata whether pictures keep metadata from cameras, such as the place
     * @param originals whether the author's files are published besides the sizes made from them
     * @param sizes the HTML attribute that says how wide pages show them; absent for that of the default theme
     */
    public record Pictures(
            List<Integer> widths,
            int quality,
            int webpQuality,
            int limit,
            boolean keepMetadata,
            boolean originals,
            Optional<String> sizes) {
        public Pictures {
            widths = List.copyOf(widths);
        }

        /** A request for a whole picture. */
        public RenditionRequest request() {
            return new RenditionRequest(widths, Optional.empty(), quality, webpQuality);
        }
    }

    /**
     * The pictures made for the site, and whether posts list those that link to them.
     *
     * @param drawings whether a drawing takes the place of a missing picture
     * @param cards absent if no cards are made for shared links
     * @param icon the picture that icons are made from: a path of the project, or an address of the site
     */
    public record Looks(boolean drawings, Optional<Cards> cards, Optional<String> icon, boolean backlinks) {}

    /**
     * How cards for shared links are made.
     *
     * @param fonts for characters that Octavo's own font lacks
     */
    public record Cards(List<CardFont> fonts) {
        public Cards {
            fonts = List.copyOf(fonts);
        }
    }
}
