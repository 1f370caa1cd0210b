package dev.octavo.build.pipeline.preview;

import dev.octavo.blog.links.Backlinks;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.build.pipeline.Run;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts problems as readers meet them: first those of articles that are left out and of the whole site, then those on the
 * home page and in the posts that it lists, then others by how many articles link there, those of the newest posts first.
 */
final class ReaderOrder {
    /** The rank of an article, of which the smallest comes first. */
    private record Rank(int links, int place) implements Comparable<Rank> {
        static final Rank FIRST = new Rank(Integer.MIN_VALUE, -1);

        @Override
        public int compareTo(Rank other) {
            return links == other.links ? Integer.compare(place, other.place) : Integer.compare(links, other.links);
        }
    }

    private ReaderOrder() {}

    static List<Problem> of(List<Problem> problems, Run run) {
        if (problems.isEmpty()) {
            return problems;
        }
        Site site = run.site();
        Backlinks linking = new Backlinks(site, run.links());
        Map<String, Rank> ranks = new HashMap<>();
        int place = 0;
        for (Article article : site.articles().toList()) {
            boolean atHome = article.address().equals(Address.HOME)
                    || (article.isPost() && place < site.config().postsPerPage());
            int links = atHome ? Integer.MIN_VALUE : -linking.to(article).size();
            ranks.put(article.source().path().value(), new Rank(links, place++));
        }
        return problems.stream()
                .sorted(Comparator.comparing(problem ->
                        problem.location().map(Location::path).map(ranks::get).orElse(Rank.FIRST)))
                .toList();
    }
}
