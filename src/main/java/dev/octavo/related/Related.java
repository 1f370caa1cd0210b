package dev.octavo.related;

import dev.octavo.address.SourcePath;
import dev.octavo.links.Links;
import dev.octavo.markdown.html.Body;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import dev.octavo.site.Term;
import dev.octavo.work.Parallel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which listed posts of a site are about the same subject. Safe to use from several threads. */
public final class Related {
    /** Of the program that extracts terms; results of another version are of no use. */
    public static final String VERSION = "terms 9";

    private static final int MAX_TOPICS = 2;
    private static final int CANDIDATES = 8; // terms for topics
    private static final int PAIRED = 4; // of these

    private final Map<SourcePath, Place> places = new HashMap<>();

    private Related() {}

    /**
     * A post to read after another.
     *
     * @param about what both are about, in the words of the posts; may be empty
     */
    public record Match(Entry post, List<String> about) {
        public Match {
            about = List.copyOf(about);
        }
    }

    /** Where a post is among the posts of its language. */
    private record Place(Posts language, int number) {}

    /**
     * Compares the listed posts of {@code site}, those of each language with one another.
     *
     * @param links of the site; empty if links from post to post are not to count
     * @param terms of a post, as from {@link #terms}
     * @param allocator makes a buffer of that many bytes, which may be a mapped file
     */
    public static Related of(
            Site site,
            Optional<Links> links,
            Function<Entry, byte[]> terms,
            IntFunction<ByteBuffer> allocator,
            int threads) {
        SortedMap<String, List<Entry>> languages = new TreeMap<>();
        site.posts().stream()
                .filter(Entry::isListed)
                .forEach(post -> languages
                        .computeIfAbsent(language(site, post), tag -> new ArrayList<>())
                        .add(post));
        Related related = new Related();
        languages.forEach((tag, posts) -> {
            if (posts.size() > 1) {
                Posts language = Posts.of(tag, posts, links, terms, site.config(), allocator, threads);
                for (int i = 0; i < posts.size(); i++) {
                    related.places.put(posts.get(i).source().path(), new Place(language, i));
                }
            }
        });
        return related;
    }

    /** The BCP 47 tag of the language of {@code post}. */
    public static String language(Site site, Entry post) {
        return post.meta().placement().language().orElse(site.config().defaultLanguage());
    }

    /**
     * What {@code post} is about, as bytes for the cache. It depends on the post's text and language alone.
     *
     * @param hidden links whose words do not count
     */
    public static byte[] terms(Entry post, Body body, String language, Predicate<Link> hidden) {
        return PostTerms.of(post, body, language, hidden);
    }

    /** The posts to propose after {@code post}, best first; those that are not {@code wanted} are skipped. */
    public List<Match> after(Entry post, Predicate<Entry> wanted) {
        Place place = places.get(post.source().path());
        if (place == null) {
            return List.of();
        }
        Posts language = place.language();
        return Arrays.stream(language.neighbours().of(place.number()))
                .filter(other -> wanted.test(language.posts().get(other)))
                .limit(MutualNeighbours.SHOWN)
                .mapToObj(other -> language.match(place.number(), other))
                .toList();
    }

    /** The posts of one language. */
    private record Posts(
            Tokens tokens, List<Entry> posts, Texts texts, Similarity similarity, MutualNeighbours neighbours) {
        static Posts of(
                String language,
                List<Entry> posts,
                Optional<Links> links,
                Function<Entry, byte[]> terms,
                SiteConfig config,
                IntFunction<ByteBuffer> allocator,
                int threads) {
            Texts texts = new Texts(new ByteStore(allocator), new long[posts.size()]);
            List<Integer> all = IntStream.range(0, posts.size()).boxed().toList();
            Parallel.each(all, threads, i -> {
                Entry post = posts.get(i);
                PostTerms words = PostTerms.in(ByteBuffer.wrap(terms.apply(post)));
                texts.put(i, words.with(attributes(post, links)));
            });
            long[] days = posts.stream()
                    .mapToLong(post -> TimeUnit.SECONDS.toDays(post.date()
                            .instant(config.zoneOf(post.meta().placement()))
                            .getEpochSecond()))
                    .toArray();
            Similarity similarity = new Similarity(days, texts::get, allocator);
            return new Posts(
                    Tokens.in(language), posts, texts, similarity, new MutualNeighbours(similarity, posts.size()));
        }

        /**
         * The hashes of what posts can share besides words: tags, series, and links. A post counts as linking to itself, so
         * that it shares a link with those that link to it.
         */
        private static int[] attributes(Entry post, Optional<Links> links) {
            IntStream.Builder hashes = IntStream.builder();
            post.meta().tags().forEach(tag -> hashes.add(hash(tag)));
            post.meta().series().ifPresent(series -> hashes.add(hash(series)));
            if (links.isPresent()) {
                hashes.add(hashOfLink(post));
                for (Link link : post.article().links()) {
                    links.get()
                            .target(post.source().path(), post.address(), link.destination())
                            .flatMap(target -> links.get().entry(target.address()))
                            .filter(Entry::isPost)
                            .ifPresent(target -> hashes.add(hashOfLink(target)));
                }
            }
            return hashes.build().distinct().toArray();
        }

        Match match(int post, int other) {
            int[] terms = withPairs(similarity.shared(post, other, CANDIDATES));
            @Nullable String[] topics = texts.spellings(other, terms);
            @Nullable String[] ours = texts.spellings(post, terms);
            for (int i = 0; i < topics.length; i++) {
                topics[i] = ours[i] == null ? topics[i] : ours[i];
            }
            for (Term tag : posts.get(post).meta().tags()) {
                int hash = hash(tag);
                for (int i = 0; i < topics.length; i++) {
                    topics[i] = terms[i] == hash ? tag.name() : topics[i];
                }
            }
            return new Match(
                    posts.get(other),
                    telling(Arrays.stream(topics).filter(Objects::nonNull).toList()));
        }

        /** The topics that say most: "vector search" says more than "search", and takes its place. */
        private List<String> telling(List<String> topics) {
            List<String> about = new ArrayList<>(MAX_TOPICS);
            Set<Integer> words = new HashSet<>();
            int most = topics.stream().mapToInt(Posts::spaces).max().orElse(-1);
            for (int spaces = most; spaces >= 0 && about.size() < MAX_TOPICS; spaces--) {
                for (String topic : topics) {
                    if (spaces(topic) == spaces && about.size() < MAX_TOPICS) {
                        Set<Integer> more = tokens.hashes(topic);
                        if (Collections.disjoint(words, more)) {
                            about.add(topic);
                            words.addAll(more);
                        }
                    }
                }
            }
            return about;
        }

        private static int spaces(String topic) {
            return (int) topic.chars().filter(c -> c == ' ').count();
        }

        /** Also the pairs that the first of {@code terms} may form: one post may have it in a heading, the other just once. */
        private static int[] withPairs(int[] terms) {
            int first = Math.min(PAIRED, terms.length);
            int[] all = Arrays.copyOf(terms, terms.length + first * Math.max(0, first - 1));
            int size = terms.length;
            for (int i = 0; i < first; i++) {
                for (int j = 0; j < first; j++) {
                    if (i != j) {
                        all[size++] = Tokens.hash(terms[i], terms[j]);
                    }
                }
            }
            return all;
        }
    }

    /** The terms of posts, by the posts' numbers. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Texts(ByteStore store, long[] keys) {
        void put(int post, PostTerms terms) {
            keys[post] = store.put(terms.bytes());
        }

        PostTerms get(int post) {
            return PostTerms.in(store.get(keys[post]));
        }

        @Nullable String[] spellings(int post, int[] terms) {
            return PostTerms.spellings(store.get(keys[post]), terms);
        }
    }

    /** The hash of a tag or a series as a term, which no word has. */
    private static int hash(Term term) {
        return PostTerms.hash(term.address().path());
    }

    private static int hashOfLink(Entry target) {
        return PostTerms.hash("link " + target.address().path());
    }
}
