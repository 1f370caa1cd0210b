package dev.octavo.render.related;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.Term;
import dev.octavo.blog.terms.ArticleTerms;
import dev.octavo.blog.terms.ByteStore;
import dev.octavo.blog.terms.MainTerms;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.work.Parallel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which listed posts of a site are about the same subject. Safe to use from several threads. */
public final class Related {
    private final Map<SourcePath, Place> places = new HashMap<>();

    private Related() {}

    /**
     * What two posts have in common, as readers may be told. What their texts share is not told: the words that decide are
     * often ones that nobody would call a subject.
     *
     * @param about names of tags, or else of the series
     * @param by names of authors, in a blog of several; empty if there is a subject
     */
    public record Common(List<String> about, List<String> by) {
        private static final int MAX = 2;

        public Common {
            about = List.copyOf(about);
            by = List.copyOf(by);
        }

        /**
         * Compares what the front matter of two posts says.
         *
         * @param severalAuthors whether the blog has more than one
         */
        public static Common of(Article one, Article other, boolean severalAuthors) {
            FrontMatter theirs = other.meta();
            List<Term> subjects = one.meta().tags().stream()
                    .filter(theirs.tags()::contains)
                    .limit(MAX)
                    .toList();
            if (subjects.isEmpty()) {
                subjects = one.meta().series().filter(theirs.series().stream().toList()::contains).stream()
                        .toList();
            }
            Stream<Author> authors = severalAuthors && subjects.isEmpty()
                    ? one.meta().authors().stream()
                            .filter(theirs.authors()::contains)
                            .limit(MAX)
                    : Stream.empty();
            return new Common(
                    subjects.stream().map(Term::name).toList(),
                    authors.map(Author::name).toList());
        }
    }

    /** Where a post is among the posts of its language. */
    private record Place(Posts language, int number) {}

    /**
     * Compares the listed posts of {@code site}, those of each language with one another.
     *
     * @param links of the site; empty if links from post to post are not to count
     * @param terms of a post, as from {@link ArticleTerms#main}
     * @param allocator makes a buffer of that many bytes, which may be a mapped file
     */
    public static Related of(
            Site site,
            Optional<Links> links,
            Function<Article, byte[]> terms,
            IntFunction<ByteBuffer> allocator,
            int threads) {
        SortedMap<String, List<Article>> languages = new TreeMap<>();
        site.posts().stream()
                .filter(Article::isListed)
                .forEach(post -> languages
                        .computeIfAbsent(language(site, post), tag -> new ArrayList<>())
                        .add(post));
        Related related = new Related();
        languages.values().forEach(posts -> {
            if (posts.size() > 1) {
                Posts language = Posts.of(posts, links, terms, site.config(), allocator, threads);
                for (int i = 0; i < posts.size(); i++) {
                    related.places.put(posts.get(i).source().path(), new Place(language, i));
                }
            }
        });
        return related;
    }

    /** The BCP 47 tag of the language of {@code post}. */
    public static String language(Site site, Article post) {
        return post.meta().placement().language().orElse(site.config().defaultLanguage());
    }

    /** The posts to propose after {@code post}, best first; those that are not {@code wanted} are skipped. */
    public List<Article> after(Article post, Predicate<Article> wanted) {
        Place place = places.get(post.source().path());
        if (place == null) {
            return List.of();
        }
        Posts language = place.language();
        return Arrays.stream(language.neighbours().of(place.number()))
                .mapToObj(language.posts()::get)
                .filter(wanted)
                .limit(MutualNeighbours.SHOWN)
                .toList();
    }

    /** The posts of one language. */
    private record Posts(List<Article> posts, MutualNeighbours neighbours) {
        static Posts of(
                List<Article> posts,
                Optional<Links> links,
                Function<Article, byte[]> terms,
                SiteConfig config,
                IntFunction<ByteBuffer> allocator,
                int threads) {
            Texts texts = new Texts(new ByteStore(allocator), new long[posts.size()]);
            List<Integer> all = IntStream.range(0, posts.size()).boxed().toList();
            Parallel.each(all, threads, i -> {
                Article post = posts.get(i);
                MainTerms words = MainTerms.in(ByteBuffer.wrap(terms.apply(post)));
                texts.put(i, words.with(attributes(post, links)));
            });
            long[] days = posts.stream()
                    .mapToLong(post -> TimeUnit.SECONDS.toDays(post.date()
                            .instant(config.zoneOf(post.meta().placement()))
                            .getEpochSecond()))
                    .toArray();
            Similarity similarity = new Similarity(days, texts::get, allocator);
            return new Posts(posts, new MutualNeighbours(similarity, posts.size()));
        }

        /**
         * The hashes of what posts can share besides words: tags, series, and links. A post counts as linking to itself, so
         * that it shares a link with those that link to it.
         */
        private static int[] attributes(Article post, Optional<Links> links) {
            IntStream.Builder hashes = IntStream.builder();
            post.meta().tags().forEach(tag -> hashes.add(hash(tag)));
            post.meta().series().ifPresent(series -> hashes.add(hash(series)));
            if (links.isPresent()) {
                hashes.add(hashOfLink(post));
                for (Link link : post.links()) {
                    links.get()
                            .target(post.source().path(), post.address(), link.destination())
                            .flatMap(target -> links.get().find(target.address()))
                            .filter(Article::isPost)
                            .ifPresent(target -> hashes.add(hashOfLink(target)));
                }
            }
            return hashes.build().distinct().toArray();
        }
    }

    /** The terms of posts, by the posts' numbers. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Texts(ByteStore store, long[] keys) {
        void put(int post, MainTerms terms) {
            keys[post] = store.put(terms.bytes());
        }

        MainTerms get(int post) {
            return MainTerms.in(store.get(keys[post]));
        }
    }

    /** The hash of a tag or a series as a term, which no word has. */
    private static int hash(Term term) {
        return MainTerms.hashOf(term.address().path());
    }

    private static int hashOfLink(Article target) {
        return MainTerms.hashOf("link " + target.address().path());
    }
}
