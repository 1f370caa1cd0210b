package dev.octavo.render.asset;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PictureHeader;
import dev.octavo.lib.work.Parallel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Finds the pictures that are shown but never linked to, whose originals need not be published. A drawing counts if it is shown
 * at all, since it is published unchanged.
 */
public final class ShownPictures {
    private final Links links;
    private final Set<SourcePath> possible;
    private final Set<SourcePath> shown = ConcurrentHashMap.newKeySet();
    private final Set<SourcePath> linked = ConcurrentHashMap.newKeySet();

    private ShownPictures(Links links, Set<SourcePath> possible) {
        this.links = links;
        this.possible = possible;
    }

    /** The shown pictures beside articles and authors; only drawings if the site publishes originals. */
    public static Set<SourcePath> of(Site site, Links links, int threads) {
        Set<SourcePath> possible = possible(site);
        if (possible.isEmpty()) {
            return Set.of(); // saves reading the articles
        }
        ShownPictures pictures = new ShownPictures(links, possible);
        AuthoredLink.ofSite(site).forEach(pictures::note);
        Parallel.each(
                site.articles().toList(),
                threads,
                article -> AuthoredLink.in(article).forEach(pictures::note));
        pictures.shown.removeIf(file -> !file.isSvg() && pictures.linked.contains(file));
        return Set.copyOf(pictures.shown);
    }

    private static Set<SourcePath> possible(Site site) {
        boolean originals = site.config().pictures().originals();
        return site.files().stream()
                .filter(file -> file.source().isSvg()
                        || (!originals
                                && file.size().isPresent()
                                && PictureHeader.isPicture(file.source().fileName())))
                .map(ProjectFile::source)
                .filter(source -> source.isUnder("content"))
                .collect(Collectors.toSet());
    }

    private void note(AuthoredLink mention) {
        file(mention).filter(possible::contains).ifPresent((mention.kind() == Kind.IMAGE ? shown : linked)::add);
    }

    private Optional<SourcePath> file(AuthoredLink mention) {
        String path = mention.path().strip().replaceFirst("]]$", ""); // a link by name is [[kite.jpg]]
        if (!PictureHeader.isPicture(path) && path.indexOf('%') < 0) {
            return Optional.empty(); // most links need not be resolved
        }
        return links.file(mention).map(ProjectFile::source);
    }
}
