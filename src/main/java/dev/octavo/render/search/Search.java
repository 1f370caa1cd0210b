package dev.octavo.render.search;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.terms.TokenizerSpec;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.loading.Resources;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the index of a site, and the scripts that read it. */
public final class Search implements Generator {
    // New articles come last, so that the numbers of the others stay the same.
    private static final Comparator<Article> OLDEST_FIRST = Comparator.comparing(Article::isPost)
            .thenComparing(article -> article.date().day())
            .thenComparing(Article::address);

    @Override
    public Stream<Planned> plan(Site site) {
        if (!site.config().search()) {
            return Stream.empty();
        }
        List<IndexedArticle> articles = site.articles()
                .filter(article ->
                        article.isPublic() && article.meta().visibility().searchable())
                .sorted(OLDEST_FIRST)
                .map(article -> IndexedArticle.of(article, site.config()))
                .toList();
        Script sentences = new Script("sentences.js", Resources.text("/search/sentences.min.js")).fingerprinted();
        Script styles = new Script("search.css", styles()); // the page of the search links to it too
        Script search = new Script(
                        "search.js",
                        script().replace("sentences.js", sentences.name())
                                .replace("search.css", styles.fingerprinted().name()))
                .fingerprinted();
        Script open =
                new Script("open.js", Resources.text("/search/open.min.js").replace("search.js", search.name()));
        return Stream.of(
                        new SearchIndex(articles, languages(site)),
                        sentences,
                        styles,
                        styles.fingerprinted(),
                        search,
                        open)
                .map(Planned::of);
    }

    /** The languages of all pages. */
    private static List<String> languages(Site site) {
        return Stream.concat(
                        site.config().inEachLanguage().stream().map(SiteConfig::language),
                        site.articles().flatMap(article -> article.meta().placement().language().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    static String script() {
        return TokenizerSpec.script() + Resources.text("/search/search.min.js");
    }

    /** The stylesheet without indentation, blank lines and comments. */
    private static String styles() {
        return Resources.text("/search/search.css")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A script or stylesheet packed with the program. */
    private record Script(String name, String text) implements Output {
        Script fingerprinted() {
            return new Script(Hash.of(SearchIndex.utf8(text)).in(name), text);
        }

        @Override
        public Address address() {
            return SearchIndex.FOLDER.file(name);
        }

        @Override
        public Origin origin() {
            return Origin.of("a script of the search");
        }

        @Override
        public Content make(Inputs inputs) {
            return Content.text(text);
        }
    }
}
