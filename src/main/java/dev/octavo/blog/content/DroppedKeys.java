package dev.octavo.blog.content;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.plain.RecordComponents;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.ProblemKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes from the front matter of articles what leads nowhere, as their author knows: the picture at the head, and further
 * reading.
 */
final class DroppedKeys {
    private static final Set<ProblemKind> PICTURES =
            EnumSet.of(ProblemKind.BROKEN_PICTURE, ProblemKind.MISSING_PICTURE);
    private static final Set<ProblemKind> LINKS =
            EnumSet.of(ProblemKind.AMBIGUOUS_LINK, ProblemKind.BAD_ADDRESS, ProblemKind.DEAD_LINK);

    private final KnownProblems known;
    private final Set<Address> leftOut;
    private final Links links;

    private DroppedKeys(KnownProblems known, Set<Address> leftOut, Links links) {
        this.known = known;
        this.leftOut = leftOut;
        this.links = links;
    }

    /** Returns whether something of the article's front matter may be dropped. */
    static boolean mayChange(Article article, KnownProblems known) {
        return !known.isEmpty()
                && (article.meta().illustration().isPresent()
                        || !article.meta().furtherReading().isEmpty());
    }

    /**
     * Returns the site as readers see it, which is {@code site} itself if nothing is dropped.
     *
     * @param leftOut the addresses of articles that are left out
     * @param presumed the site with those articles
     */
    static Site of(Site site, KnownProblems known, Set<Address> leftOut, Supplier<Site> presumed) {
        if (known.isEmpty() || site.articles().noneMatch(article -> mayChange(article, known))) {
            return site;
        }
        DroppedKeys dropped = new DroppedKeys(known, leftOut, new Links(leftOut.isEmpty() ? site : presumed.get()));
        Site shown = new Site(
                site.config(),
                site.posts().stream().map(dropped::without).toList(),
                site.pages().stream().map(dropped::without).toList(),
                site.authors(),
                site.files(),
                site.withheld());
        return shown.equals(site) ? site : shown;
    }

    private Article without(Article article) {
        if (!mayChange(article, known)) {
            return article;
        }
        FrontMatter meta = article.meta();
        Optional<?> picture = meta.illustration().filter(head -> !isMissing(article, head.src()));
        List<NamedLink> reading = meta.furtherReading().stream()
                .filter(link -> !isDead(article, link.url()))
                .toList();
        return picture.equals(meta.illustration()) && reading.equals(meta.furtherReading())
                ? article
                : RecordComponents.with(
                        article,
                        Map.of(
                                "meta",
                                RecordComponents.with(
                                        meta, Map.of("illustration", picture, "furtherReading", reading))));
    }

    private boolean isMissing(Article article, String written) {
        return known.name(PICTURES, article.source().path().value(), written)
                && target(article, written)
                        .flatMap(Target::file)
                        .flatMap(ProjectFile::size)
                        .isEmpty();
    }

    private boolean isDead(Article article, String written) {
        Optional<Address> address = target(article, written).map(Target::address);
        return address.filter(leftOut::contains).isPresent()
                || (known.name(LINKS, article.source().path().value(), written)
                        && address.flatMap(links::find).isEmpty());
    }

    private Optional<Target> target(Article article, String written) {
        return links.target(article.source().path(), article.address(), written);
    }
}
