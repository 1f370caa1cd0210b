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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The listed posts of a site, and which of them are about the same. Safe to use from several threads. */
public final class Related {
    /** Of the program that finds the terms of a text. */
    public static final String VERSION = "terms 6";

    private static final int MOST_MATTERS = 2;
    private static final int MOST_LOOKED_AT = 8;
    private static final Comparator<String> MOST_WORDS_FIRST =
            Comparator.comparingInt(matter -> -matter.split(" ", -1).length);

    private final Map<SourcePath, Place> places = new HashMap<>();

    private Related() {}

    /** A post that goes on from another, and what both are about; no matters where it is not to be said in words. */
    public record Match(Entry post, List<String> about) {
        public Match {
            about = List.copyOf(about);
        }
    }

    /** Where a post is among those of its language. */
    private record Place(Language language, int number) {}

    /**
     * Compares the listed posts of {@code site}, of each language for themselves.
     *
     * @param links of the site; absent where it is not to count which posts the author linked
     * @param terms says of a post what {@link #terms} says
     * @param room makes buffers of so many bytes, which need not be memory
     */
    public static Related of(
            Site site,
            Optional<Links> links,
            Function<Entry, byte[]> terms,
            IntFunction<ByteBuffer> room,
            int threads) {
        SortedMap<String, List<Entry>> languages = new TreeMap<>();
        site.posts().stream()
                .filter(Entry::isListed)
                .forEach(post -> languages
                        .computeIfAbsent(language(site, post), tag -> new ArrayList<>())
                        .add(post));
        Related related = new Related();
        languages.values().stream().filter(posts -> posts.size() > 1).forEach(posts -> {
            Language language = Language.of(posts, links, terms, site.config(), room, threads);
            for (int i = 0; i < posts.size(); i++) {
                related.places.put(posts.get(i).source().path(), new Place(language, i));
            }
        });
        return related;
    }

    /** The tag of the language of {@code post}. */
    public static String language(Site site, Entry post) {
        return post.meta().placement().language().orElse(site.config().defaultLanguage());
    }

    /**
     * What {@code post} is about, to be kept as long as its text and its language stay.
     *
     * @param hidden links whose words do not count
     */
    public static byte[] terms(Entry post, Body body, String language, Predicate<Link> hidden) {
        return PostTerms.of(post, body, language, hidden);
    }

    /** The posts that may come next after {@code post}, the best first. */
    public List<Match> after(Entry post, Predicate<Entry> wanted) {
        Place place = places.get(post.source().path());
        List<Match> matches = new ArrayList<>();
        if (place != null) {
            Language language = place.language();
            for (int other : language.next().of(place.number())) {
                if (matches.size() < NextPosts.MOST
                        && wanted.test(language.posts().get(other))) {
                    matches.add(language.match(place.number(), other));
                }
            }
        }
        return matches;
    }

    /** The posts of one language. */
    private record Language(List<Entry> posts, Texts texts, Likeness likeness, NextPosts next) {
        static Language of(
                List<Entry> posts,
                Optional<Links> links,
                Function<Entry, byte[]> terms,
                SiteConfig config,
                IntFunction<ByteBuffer> room,
                int threads) {
            Texts texts = new Texts(new Aside(room), new long[posts.size()]);
            List<Integer> all = IntStream.range(0, posts.size()).boxed().toList();
            Parallel.each(all, threads, i -> {
                Entry post = posts.get(i);
                texts.put(i, PostTerms.in(terms.apply(post)).with(more(post, links)));
            });
            long[] days = posts.stream()
                    .mapToLong(post -> TimeUnit.SECONDS.toDays(post.date()
                            .instant(config.zoneOf(post.meta().placement()))
                            .getEpochSecond()))
                    .toArray();
            Likeness likeness = new Likeness(days, texts::get, room);
            return new Language(posts, texts, likeness, new NextPosts(likeness, posts.size()));
        }

        /**
         * What posts have in common beside words: tags, series, and links. A post is counted among those that it links to,
         * so that those that link to one another have something in common.
         */
        private static int[] more(Entry post, Optional<Links> links) {
            IntStream.Builder more = IntStream.builder();
            post.meta().tags().forEach(tag -> more.add(PostTerms.hash(marked(tag))));
            post.meta().series().ifPresent(series -> more.add(PostTerms.hash(marked(series))));
            if (links.isPresent()) {
                more.add(PostTerms.hash(marked(post)));
                for (Link link : post.article().links()) {
                    links.get()
                            .target(post.source().path(), post.address(), link.destination())
                            .flatMap(target -> links.get().entry(target.address()))
                            .filter(Entry::isPost)
                            .ifPresent(target -> more.add(PostTerms.hash(marked(target))));
                }
            }
            return more.build().toArray();
        }

        Match match(int post, int other) {
            List<Term> tags = posts.get(post).meta().tags();
            int[] hashes =
                    tags.stream().mapToInt(tag -> PostTerms.hash(marked(tag))).toArray();
            byte[] ours = texts.bytes(post);
            byte[] theirs = texts.bytes(other);
            List<String> matters = new ArrayList<>();
            int[] shared = likeness.shared(post, other);
            for (int i = 0; i < Math.min(MOST_LOOKED_AT, shared.length); i++) {
                int matter = shared[i];
                IntStream.range(0, hashes.length)
                        .filter(tag -> hashes[tag] == matter)
                        .mapToObj(tag -> tags.get(tag).name())
                        .findFirst()
                        .or(() -> PostTerms.written(ours, matter))
                        .or(() -> PostTerms.written(theirs, matter))
                        .ifPresent(matters::add);
            }
            // "Vector search" says more than "search", and takes its place.
            matters.sort(MOST_WORDS_FIRST);
            List<String> about = new ArrayList<>();
            for (String matter : matters) {
                if (about.size() < MOST_MATTERS && about.stream().noneMatch(said -> overlap(said, matter))) {
                    about.add(matter);
                }
            }
            return new Match(posts.get(other), about);
        }

        private static boolean overlap(String one, String other) {
            List<String> words = Arrays.asList(one.toLowerCase(Locale.ROOT).split(" "));
            return Arrays.stream(other.toLowerCase(Locale.ROOT).split(" ")).anyMatch(words::contains);
        }
    }

    /** What posts are about, by their numbers. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Texts(Aside aside, long[] places) {
        void put(int post, PostTerms terms) {
            places[post] = aside.put(terms.bytes());
        }

        PostTerms get(int post) {
            return PostTerms.in(bytes(post));
        }

        byte[] bytes(int post) {
            return aside.get(places[post]);
        }
    }

    /** A tag or series as a term: beside the words of texts. */
    private static String marked(Term term) {
        return term.address().path();
    }

    private static String marked(Entry post) {
        return "link " + post.address().path();
    }
}
