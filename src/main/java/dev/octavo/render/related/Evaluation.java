package dev.octavo.render.related;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.Term;
import dev.octavo.blog.terms.TermExtractor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Measures proposals by the links that the author wrote from post to post: they are hidden, and are to be found again. */
public final class Evaluation {
    private final Links links;
    private final List<Article> posts;
    private final Map<Article, Set<Article>> linked = new HashMap<>();
    private final Map<String, List<Integer>> tagged = new HashMap<>(); // the numbers of the posts with a tag

    private Evaluation(Site site, Links links) {
        this.links = links;
        this.posts = site.posts().stream().filter(Article::isListed).toList();
        for (Article post : posts) {
            Set<Article> targets = post.links().stream()
                    .flatMap(link -> target(post, link).stream())
                    .filter(target -> !target.equals(post))
                    .collect(Collectors.toSet());
            linked.put(post, targets);
        }
        for (int i = 0; i < posts.size(); i++) {
            for (String slug : slugs(posts.get(i))) {
                tagged.computeIfAbsent(slug, tag -> new ArrayList<>()).add(i);
            }
        }
    }

    /**
     * What came of one way to propose three posts.
     *
     * @param recall which part of a post's links is among them, on average of the posts that have some
     * @param hit which part of these posts has at least one among them
     * @param coverage which part of all posts is proposed anywhere
     * @param most by how many posts one is proposed at most
     */
    public record Score(String way, double recall, double hit, double coverage, int most) {}

    /**
     * What was measured.
     *
     * @param links how many links from post to post were hidden
     * @param linking how many posts have some
     */
    public record Report(int posts, int linking, int links, List<Score> scores) {
        public Report {
            scores = List.copyOf(scores);
        }
    }

    /** Measures Octavo's way, the newest posts, and those that share the most tags. */
    public static Report of(Site site, Links links, Function<Article, Body> bodies, int threads) {
        Evaluation evaluation = new Evaluation(site, links);
        TermExtractor extractor = new TermExtractor(false);
        Related related = Related.of(
                site,
                Optional.empty(),
                post -> extractor
                        .terms(
                                post.meta(),
                                bodies.apply(post),
                                Related.language(site, post),
                                link -> evaluation.target(post, link).isPresent())
                        .main(),
                ByteBuffer::allocate,
                threads);
        int linking = (int) evaluation.linked.values().stream()
                .filter(targets -> !targets.isEmpty())
                .count();
        return new Report(
                evaluation.posts.size(),
                linking,
                evaluation.linked.values().stream().mapToInt(Set::size).sum(),
                List.of(
                        evaluation.score("Octavo", post -> related.after(post, any -> true)),
                        evaluation.score("newest", evaluation::newest),
                        evaluation.score("same tags", evaluation::sameTags)));
    }

    private Optional<Article> target(Article post, Link link) {
        return links.target(post.source().path(), post.address(), link.destination())
                .flatMap(target -> links.find(target.address()))
                .filter(article -> article.isPost() && article.isListed());
    }

    private Score score(String way, Function<Article, List<Article>> proposals) {
        double recall = 0;
        int hits = 0;
        int linking = 0;
        Map<Article, Integer> shown = new HashMap<>();
        for (Article post : posts) {
            List<Article> proposed = proposals.apply(post);
            proposed.forEach(other -> shown.merge(other, 1, Integer::sum));
            Set<Article> wanted = linked.getOrDefault(post, Set.of());
            if (!wanted.isEmpty()) {
                long found = proposed.stream().filter(wanted::contains).count();
                linking++;
                hits += found > 0 ? 1 : 0;
                recall += (double) found / wanted.size();
            }
        }
        return new Score(
                way,
                part(recall, linking),
                part(hits, linking),
                part(shown.size(), posts.size()),
                shown.values().stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    private static double part(double some, int all) {
        return all == 0 ? 0 : some / all;
    }

    private List<Article> newest(Article post) {
        return posts.stream()
                .filter(other -> !other.equals(post))
                .limit(MutualNeighbours.SHOWN)
                .toList();
    }

    /** Those that have the most tags in common with {@code post}; of those that have as many, the newest. */
    private List<Article> sameTags(Article post) {
        Set<String> slugs = slugs(post);
        int[] common = new int[posts.size()];
        slugs.forEach(slug -> tagged.getOrDefault(slug, List.of()).forEach(number -> common[number]++));
        List<Article> found = new ArrayList<>();
        for (int tags = slugs.size(); tags > 0; tags--) {
            for (int i = 0; i < common.length && found.size() < MutualNeighbours.SHOWN; i++) {
                if (common[i] == tags && !posts.get(i).source().equals(post.source())) {
                    found.add(posts.get(i));
                }
            }
        }
        return found;
    }

    private static Set<String> slugs(Article post) {
        return post.meta().tags().stream().map(Term::slug).collect(Collectors.toSet());
    }
}
