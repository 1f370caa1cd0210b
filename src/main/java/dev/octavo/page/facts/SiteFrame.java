package dev.octavo.page.facts;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.page.view.ViewParts.FeedView;
import dev.octavo.page.view.ViewParts.IconView;
import dev.octavo.page.view.ViewParts.NavigationView;
import dev.octavo.page.view.ViewParts.SiteView;
import dev.octavo.site.Extra;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every page shows of the site, and where the site lies.
 *
 * @param stylesheet its own beside the theme's, where it has one
 * @param icons those it has beside the theme's
 */
public record SiteFrame(
        String title,
        Optional<String> tagline,
        Optional<String> description,
        SiteUrl url,
        String language,
        List<NavigationLink> navigation,
        Optional<String> copyright,
        Optional<Address> stylesheet,
        List<Address> icons,
        Extra extra) {
    private static final Address STYLESHEET = new Address("/css/site.css");
    private static final Map<Address, String> ICONS = Map.of(
            new Address("/apple-touch-icon.png"), "apple-touch-icon",
            new Address("/favicon.ico"), "icon",
            new Address("/site.webmanifest"), "manifest");

    public SiteFrame {
        navigation = List.copyOf(navigation);
        icons = List.copyOf(icons);
    }

    /**
     * An entry of the navigation.
     *
     * @param address the page it leads to, where that is one of this site
     */
    public record NavigationLink(String title, String href, Optional<Address> address) {}

    /** The frame of {@code site}, whose navigation is {@code navigation}. */
    public static SiteFrame of(Site site, List<NavigationLink> navigation) {
        SiteConfig config = site.config();
        return new SiteFrame(
                config.title(),
                config.tagline(),
                config.description(),
                config.url(),
                config.language(),
                navigation,
                config.copyright(),
                site.files().stream()
                        .map(ProjectFile::address)
                        .filter(STYLESHEET::equals)
                        .findFirst(),
                site.files().stream()
                        .map(ProjectFile::address)
                        .filter(ICONS::containsKey)
                        .sorted()
                        .toList(),
                config.extra());
    }

    /** The site as the page at {@code here} shows it. */
    public SiteView view(Address here) {
        return new SiteView(
                title,
                tagline,
                description,
                language,
                url.href(Address.HOME),
                navigation.stream()
                        .map(link -> new NavigationView(
                                link.title(), link.href(), link.address().equals(Optional.of(here))))
                        .toList(),
                List.of(
                        new FeedView("application/atom+xml", title, href("/feed.xml")),
                        new FeedView("application/rss+xml", title + " (RSS)", href("/rss.xml")),
                        new FeedView("application/feed+json", title + " (JSON Feed)", href("/feed.json"))),
                copyright,
                stylesheet.map(url::href),
                icons.stream()
                        .map(icon -> new IconView(ICONS.getOrDefault(icon, "icon"), url.href(icon)))
                        .toList(),
                "Octavo",
                extra.values());
    }

    private String href(String path) {
        return url.href(new Address(path));
    }
}
