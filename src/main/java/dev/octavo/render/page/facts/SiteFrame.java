package dev.octavo.render.page.facts;

import dev.octavo.blog.links.Translations.Translation;
import dev.octavo.blog.site.Design;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.Lists;
import dev.octavo.blog.site.Machines;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Query;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Cards;
import dev.octavo.blog.words.Phrase;
import dev.octavo.blog.words.Word;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.page.facts.Head.Feed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The data about the site that every page shows.
 *
 * @param themeStylesheets of its theme, after those of the themes that it extends
 * @param stylesheet the site's own besides the theme's, if it has one
 * @param icons the site's icons besides the scalable one
 * @param scalableIcon the site's own, or else the theme's; absent if the site's own icon is not an SVG
 * @param languages links to the site in its languages; empty if it has only one
 * @param cards how the cards for shared links are made; absent if there are none
 * @param search whether readers can search it
 * @param logo a picture in place of its name
 * @param machines what it publishes for programs
 * @param theme the settings of its theme
 */
public record SiteFrame(
        String title,
        Optional<String> tagline,
        Optional<String> description,
        SiteUrl url,
        String language,
        List<NavigationLink> navigation,
        List<NavigationLink> footer,
        Optional<String> copyright,
        List<Address> themeStylesheets,
        Optional<Address> stylesheet,
        List<Icon> icons,
        Optional<Address> scalableIcon,
        Optional<Cards> cards,
        Design look,
        Optional<Picture> logo,
        Machines machines,
        List<LanguageLink> languages,
        boolean search,
        Extra theme,
        Extra extra) {
    private static final Address STYLESHEET = new Address("/css/site.css");
    private static final Address SCALABLE = new Address("/favicon.svg");

    private static final Map<Address, String> ICONS = Map.of(
            new Address("/apple-touch-icon.png"), "apple-touch-icon",
            new Address("/favicon.ico"), "icon",
            new Address("/site.webmanifest"), "manifest");

    public SiteFrame {
        navigation = List.copyOf(navigation);
        footer = List.copyOf(footer);
        themeStylesheets = List.copyOf(themeStylesheets);
        icons = List.copyOf(icons);
        languages = List.copyOf(languages);
    }

    /**
     * An entry of the navigation or one below it, or a column of the footer.
     *
     * @param title absent only for a column
     * @param href absent if the entry only shows what is below it
     * @param address the page it links to; absent if that is on another site
     * @param current whether it links to the page that shows it
     */
    public record NavigationLink(
            Optional<String> title,
            Optional<String> href,
            Optional<Address> address,
            boolean current,
            Optional<String> text,
            List<NavigationLink> children) {
        public NavigationLink {
            children = List.copyOf(children);
        }

        private NavigationLink on(Address here) {
            return leadsTo(here)
                    ? new NavigationLink(title, href, address, isAt(here), text, each(children, here))
                    : this;
        }

        private boolean leadsTo(Address here) {
            return isAt(here) || children.stream().anyMatch(child -> child.leadsTo(here));
        }

        private boolean isAt(Address here) {
            return address.isPresent() && address.get().equals(here);
        }

        private static List<NavigationLink> each(List<NavigationLink> links, Address here) {
            return links.stream().map(link -> link.on(here)).toList();
        }

        /** Whether something below it links to the page that shows it. */
        public boolean within() {
            return children.stream().anyMatch(NavigationLink::current);
        }
    }

    /** An icon of the site's own; {@code rel} is {@code icon}, {@code apple-touch-icon} or {@code manifest}. */
    public record Icon(String rel, Address href) {}

    /** The frame of {@code site}, whose icons are made from {@code icon}. */
    public static SiteFrame of(
            Site site,
            List<NavigationLink> navigation,
            List<NavigationLink> footer,
            Optional<ProjectFile> icon,
            Optional<ProjectFile> logo) {
        SiteConfig config = site.config();
        return new SiteFrame(
                config.title(),
                config.tagline(),
                config.description(),
                config.url(),
                config.language(),
                navigation,
                footer,
                config.copyright(),
                themeStylesheets(site),
                site.files().stream()
                        .map(ProjectFile::address)
                        .filter(STYLESHEET::equals)
                        .findFirst(),
                ICONS.keySet().stream()
                        .filter(address -> icon.isPresent()
                                || site.files().stream()
                                        .map(ProjectFile::address)
                                        .anyMatch(address::equals))
                        .sorted()
                        .map(address -> new Icon(ICONS.getOrDefault(address, "icon"), address))
                        .toList(),
                icon.isPresent()
                        ? icon.filter(file -> file.source().isSvg()).map(ProjectFile::address)
                        : Optional.of(SCALABLE),
                config.looks().cards(),
                config.design(),
                logo.map(file -> new Picture(
                        config.url().href(file.address()),
                        config.url().absolute(file.address()),
                        config.title(),
                        file.size(),
                        Optional.of(file.source()),
                        Optional.empty())),
                config.machines(),
                config.editions().stream()
                        .map(edition -> new LanguageLink(
                                edition.language(),
                                edition.name(),
                                edition.root(),
                                edition.root(),
                                Optional.empty(),
                                edition.language().equals(config.language())))
                        .toList(),
                config.search(),
                config.theme().settings(),
                config.extra());
    }

    private static List<Address> themeStylesheets(Site site) {
        List<Address> sheets = new ArrayList<>();
        for (String name : site.config().theme().names()) {
            Address sheet = new Address("/css/" + name + ".css");
            if (site.files().stream().map(ProjectFile::address).anyMatch(sheet::equals)) {
                sheets.add(0, sheet);
            }
        }
        return sheets;
    }

    /** The frame as the page at {@code here} shows it. */
    public SiteFrame on(Address here) {
        return on(here, List.of());
    }

    /** The frame as the page at {@code here} shows it; {@code translations} are the page's, including itself. */
    public SiteFrame on(Address here, List<Translation> translations) {
        if (languages.isEmpty()
                && Stream.concat(navigation.stream(), footer.stream()).noneMatch(link -> link.leadsTo(here))) {
            return this;
        }
        return new SiteFrame(
                title,
                tagline,
                description,
                url,
                language,
                NavigationLink.each(navigation, here),
                NavigationLink.each(footer, here),
                copyright,
                themeStylesheets,
                stylesheet,
                icons,
                scalableIcon,
                cards,
                look,
                logo,
                machines,
                languages.stream()
                        .map(language -> language(language, here, translations))
                        .toList(),
                search,
                theme,
                extra);
    }

    private LanguageLink language(LanguageLink language, Address here, List<Translation> translations) {
        Optional<Address> there = Lists.IN_EACH_LANGUAGE.stream()
                        .anyMatch(list -> here.equals(under(home(), list.path())))
                ? Optional.of(under(
                        language.home(), here.path().substring(home().path().length() - 1)))
                : translations.stream()
                        .filter(translation -> translation.language().equals(language.language()))
                        .map(Translation::address)
                        .findFirst();
        return new LanguageLink(
                language.language(),
                language.name(),
                language.home(),
                there.orElse(language.home()),
                there.map(url::absolute),
                language.current());
    }

    private static Address under(Address home, String path) {
        return new Address(home.path() + path.substring(1));
    }

    /** The URL of the page for readers of other languages, {@code x-default}. */
    public Optional<String> anyLanguage() {
        return languages.stream().flatMap(language -> language.url().stream()).findFirst();
    }

    /** The card for links to {@code page}, which has the title {@code of}; empty if no card is made for it. */
    Optional<SharedPicture> sharedPicture(Address page, String of) {
        String shown = page.equals(home()) ? title : of;
        return cards.filter(made -> LinkCard.isPossible(shown, made))
                .map(made -> new SharedPicture(
                        url.absolute(LinkCard.addressFor(page)), documentTitle(shown), Optional.of(LinkCard.SIZE)));
    }

    /** The head of a page that is not an article. */
    public Head head(String ofPage, Address address) {
        return Head.of(ofPage, address, this);
    }

    /** A page of the site, whose own words are in the site's language. */
    public Content rendered(String template, Record view, Inputs inputs) {
        return Content.text(inputs.render(template, language, view));
    }

    String documentTitle(String ofPage) {
        return ofPage.equals(title) ? title : ofPage + " · " + title;
    }

    public Address home() {
        return languages.stream()
                .filter(LanguageLink::current)
                .map(LanguageLink::home)
                .findFirst()
                .orElse(Address.HOME);
    }

    public Address searchPage() {
        return home().child("search");
    }

    public Address archive() {
        return home().child("archive");
    }

    /** A feed titled with its format. */
    public record FeedInFormat(String type, Phrase title, Address href) {}

    /** The site's feeds, Atom first. */
    public List<Record> feeds() {
        return List.of(
                new Feed("application/atom+xml", title, home().file("feed.xml")),
                new FeedInFormat("application/rss+xml", inFormat("RSS"), home().file("rss.xml")),
                new FeedInFormat("application/feed+json", inFormat("JSON Feed"), home().file("feed.json")));
    }

    private Phrase inFormat(String format) {
        return new Phrase(Word.FEED_IN_FORMAT, Map.of("site", title, "format", format));
    }

    public Query.Kind posts() {
        return Query.Kind.POSTS;
    }

    public Query.Kind pages() {
        return Query.Kind.PAGES;
    }

    public Query.Kind tags() {
        return Query.Kind.TAGS;
    }

    public Query.Kind series() {
        return Query.Kind.SERIES;
    }

    public Query.Kind authors() {
        return Query.Kind.AUTHORS;
    }

    public Query.Kind terms() {
        return Query.Kind.TERMS;
    }

    public String generator() {
        return "Octavo";
    }

    /**
     * A link to the site in one of its languages.
     *
     * @param name the language's own name for itself
     * @param href the same page in that language, or else its home page
     * @param url the absolute URL of the same page; absent if it is not in that language
     */
    public record LanguageLink(
            String language, String name, Address home, Address href, Optional<String> url, boolean current) {}
}
