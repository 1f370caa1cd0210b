package dev.octavo.related;

import dev.octavo.address.SourcePath;
import dev.octavo.links.Links;
import dev.octavo.markdown.html.Body;
import dev.octavo.related.Likeness.Compared;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import dev.octavo.site.Term;
import dev.octavo.work.Parallel;
import java.time.ZoneId;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The listed posts of a site, and which of them are about the same. Safe to use from several threads. */
public final class Related {
    /** Of the program that finds the terms of a text. */
    public static final String VERSION = "terms 3";

    private static final int MOST_MATTERS = 2;
    private static final int MOST_LOOKED_AT = 8;
    private static final short FOR_TERM = 16;

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
     */
    public static Related of(Site site, Optional<Links> links, Function<Entry, byte[]> terms, int threads) {
        SortedMap<String, List<Entry>> languages = new TreeMap<>();
        site.posts().stream()
                .filter(Entry::isListed)
                .forEach(post -> languages
                        .computeIfAbsent(language(site, post), tag -> new ArrayList<>())
                        .add(post));
        Related related = new Related();
        languages.values().stream().filter(posts -> posts.size() > 1).forEach(posts -> {
            Language language = Language.of(posts, links, terms, site.config(), threads);
            for (int i = 0; i < posts.size(); i++) {
                related.places.put(posts.get(i).source().path(), new Place(language, i));
            }
        });
        return related;
    }

    /** The tag of the language of {@code post}. */
    public static String language(Site site, Entry post) {
        return post.meta().placement().language().orElse(site.config().usualLanguage());
    }

    /**
     * What {@code post} is about, to be kept as long as its text and its language stay.
     *
     * @param hidden links whose words do not count
     */
    public static byte[] terms(Entry post, Body body, String language, Predicate<Link> hidden) {
        return PostTerms.of(post, body, language, hidden).bytes();
    }

    /** The posts that may come next after {@code post}, the best first. */
    public List<Match> after(Entry post, Predicate<Entry> wanted) {
        Place place = places.get(post.source().path());
        return place == null
                ? List.of()
                : place.language().next().of(place.number()).stream()
                        .filter(other -> wanted.test(place.language().posts().get(other)))
                        .limit(NextPosts.MOST)
                        .map(other -> place.language().match(place.number(), other))
                        .toList();
    }

    /** The posts of one language. */
    private record Language(List<Entry> posts, Likeness likeness, NextPosts next, Map<Integer, String> written) {
        static Language of(
                List<Entry> posts,
                Optional<Links> links,
                Function<Entry, byte[]> terms,
                SiteConfig config,
                int threads) {
            Map<Integer, String> written = new HashMap<>();
            List<Compared> compared = new ArrayList<>();
            // A text's own words are not needed any more once those that are shown are gathered.
            List<byte[]> all = Parallel.map(posts, threads, terms);
            for (int i = 0; i < posts.size(); i++) {
                Entry post = posts.get(i);
                PostTerms of = PostTerms.in(all.get(i));
                of.written().forEach(written::putIfAbsent);
                post.meta().tags().forEach(tag -> written.put(PostTerms.hash(marked(tag)), tag.name()));
                int[] more = Stream.concat(
                                terms(post).map(Related::marked), links.stream().flatMap(site -> linked(post, site)))
                        .mapToInt(PostTerms::hash)
                        .toArray();
                compared.add(compared(of, more, post, config.zoneOf(post.meta().placement())));
            }
            Likeness likeness = new Likeness(compared);
            return new Language(posts, likeness, new NextPosts(likeness, posts.size()), written);
        }

        private static Stream<Term> terms(Entry post) {
            return Stream.concat(post.meta().tags().stream(), post.meta().series().stream());
        }

        /** The post itself and those that it links to: so those that link to one another have something in common. */
        private static Stream<String> linked(Entry post, Links links) {
            return Stream.concat(
                            Stream.of(post.address()),
                            post.article().links().stream()
                                    .flatMap(link -> links
                                            .target(post.source().path(), post.address(), link.destination())
                                            .flatMap(target -> links.entry(target.address()))
                                            .filter(Entry::isPost)
                                            .map(Entry::address)
                                            .stream()))
                    .distinct()
                    .map(address -> "link " + address.path());
        }

        private static Compared compared(PostTerms terms, int[] more, Entry post, ZoneId zone) {
            long day = TimeUnit.SECONDS.toDays(post.date().instant(zone).getEpochSecond());
            int[] extra = Arrays.stream(more)
                    .filter(hash -> Arrays.binarySearch(terms.hashes(), hash) < 0)
                    .sorted()
                    .distinct()
                    .toArray();
            int[] hashes = new int[terms.hashes().length + extra.length];
            short[] counts = new short[hashes.length];
            for (int i = 0, j = 0; i + j < hashes.length; ) {
                boolean own = j == extra.length || (i < terms.hashes().length && terms.hashes()[i] < extra[j]);
                hashes[i + j] = own ? terms.hashes()[i] : extra[j];
                counts[i + j] = own ? terms.counts()[i] : FOR_TERM;
                i += own ? 1 : 0;
                j += own ? 0 : 1;
            }
            return new Compared(hashes, counts, day);
        }

        Match match(int post, int other) {
            List<String> about = new ArrayList<>();
            Arrays.stream(likeness.shared(post, other))
                    .limit(MOST_LOOKED_AT)
                    .mapToObj(hash -> written.getOrDefault(hash, ""))
                    .filter(matter -> !matter.isEmpty())
                    // "Vector search" says more than "search", and takes its place.
                    .sorted(Comparator.comparingInt(matter -> -matter.split(" ").length))
                    .filter(matter -> about.stream().noneMatch(said -> overlap(said, matter)))
                    .limit(MOST_MATTERS)
                    .forEach(about::add);
            return new Match(posts.get(other), about);
        }

        private static boolean overlap(String one, String other) {
            List<String> words = Arrays.asList(one.toLowerCase(Locale.ROOT).split(" "));
            return Arrays.stream(other.toLowerCase(Locale.ROOT).split(" ")).anyMatch(words::contains);
        }
    }

    /** A tag or series as a term: beside the words of texts. */
    private static String marked(Term term) {
        return term.address().path();
    }
}
