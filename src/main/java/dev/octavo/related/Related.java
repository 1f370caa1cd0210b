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
import java.util.stream.IntStream;

/** The listed posts of a site, and which of them are about the same. Safe to use from several threads. */
public final class Related {
    /** Of the program that finds the terms of a text. */
    public static final String VERSION = "terms 4";

    private static final int MOST_MATTERS = 2;
    private static final int MOST_LOOKED_AT = 8;
    private static final short FOR_TERM = 16;
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
    private record Language(List<Entry> posts, Likeness likeness, NextPosts next, Wordings written) {
        static Language of(
                List<Entry> posts,
                Optional<Links> links,
                Function<Entry, byte[]> terms,
                SiteConfig config,
                int threads) {
            List<PostTerms> all = Parallel.map(posts, threads, post -> PostTerms.in(terms.apply(post)));
            Wordings written = new Wordings();
            List<Compared> compared = new ArrayList<>();
            for (int i = 0; i < posts.size(); i++) {
                Entry post = posts.get(i);
                post.meta().tags().forEach(tag -> written.add(PostTerms.hash(marked(tag)), tag.name()));
                all.get(i).tell(written);
                compared.add(compared(
                        all.get(i),
                        more(post, links),
                        post,
                        config.zoneOf(post.meta().placement())));
            }
            Likeness likeness = new Likeness(compared);
            return new Language(posts, likeness, new NextPosts(likeness, posts.size()), written);
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
            return more.build().sorted().distinct().toArray();
        }

        private static Compared compared(PostTerms terms, int[] more, Entry post, ZoneId zone) {
            long day = TimeUnit.SECONDS.toDays(post.date().instant(zone).getEpochSecond());
            int[] hashes = new int[terms.hashes().length + more.length];
            short[] counts = new short[hashes.length];
            int size = 0;
            for (int i = 0, j = 0; i < terms.hashes().length || j < more.length; size++) {
                boolean own = j == more.length || (i < terms.hashes().length && terms.hashes()[i] <= more[j]);
                boolean other = j < more.length && !(own && terms.hashes()[i] < more[j]);
                hashes[size] = own ? terms.hashes()[i] : more[j];
                counts[size] = own ? terms.counts()[i] : FOR_TERM;
                i += own ? 1 : 0;
                j += other ? 1 : 0;
            }
            return new Compared(Arrays.copyOf(hashes, size), Arrays.copyOf(counts, size), day);
        }

        Match match(int post, int other) {
            List<String> matters = new ArrayList<>();
            int[] shared = likeness.shared(post, other);
            for (int i = 0; i < Math.min(MOST_LOOKED_AT, shared.length); i++) {
                written.of(shared[i]).ifPresent(matters::add);
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

    /** A tag or series as a term: beside the words of texts. */
    private static String marked(Term term) {
        return term.address().path();
    }

    private static String marked(Entry post) {
        return "link " + post.address().path();
    }
}
