package dev.octavo.build.check;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Articles that readers cannot see now, such as drafts, to which no link may lead. */
final class WithheldArticles {
    private final Map<Address, Article> articles;

    WithheldArticles(Site site) {
        articles = site.withheld().stream()
                .collect(Collectors.toMap(Article::address, Function.identity(), (first, second) -> first));
    }

    /** A description of the withheld article at {@code address}, such as {@code a draft}; empty if there is none. */
    Optional<String> state(Address address) {
        return Optional.ofNullable(articles.get(address)).map(hidden -> switch (hidden.state()) {
            case DRAFT -> "a draft";
            case SCHEDULED -> "an article that is not public yet";
            case EXPIRED -> "an article that has expired";
            case PUBLISHED ->
                throw new IllegalStateException(
                        "a published article is withheld: " + hidden.source().path());
        });
    }

    Optional<String> remedy(Address address) {
        return source(address).map(hidden -> "remove the link until readers can see " + hidden);
    }

    /** The file of the withheld article at {@code address}. */
    Optional<SourcePath> source(Address address) {
        return Optional.ofNullable(articles.get(address))
                .map(hidden -> hidden.source().path());
    }
}
