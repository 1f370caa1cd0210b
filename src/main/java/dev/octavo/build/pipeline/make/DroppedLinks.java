package dev.octavo.build.pipeline.make;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Lazy;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Links and pictures of articles that lead nowhere, as their author knows. Pages show the words of each in its place. Safe
 * to use from several threads.
 */
public final class DroppedLinks {
    public static final DroppedLinks NONE = new DroppedLinks(article -> Set.of());

    private static final Set<ProblemKind> OF_PICTURES =
            EnumSet.of(ProblemKind.BROKEN_PICTURE, ProblemKind.MISSING_PICTURE);
    private static final Set<ProblemKind> OF_BOTH = EnumSet.of(
            ProblemKind.AMBIGUOUS_LINK,
            ProblemKind.BAD_ADDRESS,
            ProblemKind.DEAD_LINK,
            ProblemKind.EMPTY_LINK,
            ProblemKind.UNPUBLISHED_LINK);

    private final Function<Article, Set<Dropped>> finder;
    private final Map<SourcePath, Set<Dropped>> found = new ConcurrentHashMap<>();

    private DroppedLinks(Function<Article, Set<Dropped>> finder) {
        this.finder = finder;
    }

    /** What is written as an address, and whether only pictures are meant. */
    private record Dropped(String written, boolean picture) {}

    /**
     * Returns the known dead links of articles, and those to articles that are left out. They are found when the page of
     * an article is made.
     *
     * @param known the problems of an article that the author knows
     */
    public static DroppedLinks of(Function<Article, List<Problem>> known, ReadSite read, Links links) {
        Optional<Lazy<Links>> presumed = read.presumed().map(site -> new Lazy<>(() -> new Links(site)));
        return new DroppedLinks(article -> {
            Set<Dropped> dropped = new HashSet<>();
            for (Problem problem : known.apply(article)) {
                boolean picture = OF_PICTURES.contains(problem.kind());
                if (picture || OF_BOTH.contains(problem.kind())) {
                    dropped.add(new Dropped(problem.subject(), picture));
                }
            }
            presumed.ifPresent(all -> toLeftOut(article, all.get(), links)
                    .map(written -> new Dropped(written, false))
                    .forEach(dropped::add));
            return dropped;
        });
    }

    private static Stream<String> toLeftOut(Article article, Links presumed, Links links) {
        return AuthoredLink.in(article)
                .filter(link -> presumed.resolve(link.from(), link.page(), link.written())
                        .map(Target::address)
                        .flatMap(presumed::find)
                        .filter(other -> links.find(other.source().path()).isEmpty())
                        .isPresent())
                .map(AuthoredLink::written);
    }

    boolean has(Article article, Link link) {
        if (this == NONE) {
            return false;
        }
        Set<Dropped> dropped = found.computeIfAbsent(article.source().path(), path -> finder.apply(article));
        return dropped.contains(new Dropped(link.destination(), false))
                || (link.kind() == Link.Kind.IMAGE && dropped.contains(new Dropped(link.destination(), true)));
    }
}
