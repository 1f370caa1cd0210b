package dev.octavo.related;

import dev.octavo.markdown.html.Body;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent terms of a post: words, and pairs of words between the same tags, such as "vector search". Each has a
 * count, weighted by place; the most frequent of them also have a spelling that readers can be shown.
 */
final class PostTerms {
    /** Higher counts count as this one. */
    static final int MAX_COUNT = TopCounts.MAX;

    private static final int MAX_TERMS = 128;
    private static final int MAX_SPELLINGS = 64;
    private static final int IN_BODY = 2;
    private static final int IN_HEADING = 8;
    private static final int IN_DESCRIPTION = 4;
    private static final int IN_TITLE = 16;
    private static final int MIN_PAIR_VOTES = 4; // once in the title, description or a heading, or twice in the body
    private static final int MAX_PAIR = 100; // characters
    private static final byte OF_ATTRIBUTE = 16;
    private static final String HIDDEN = String.valueOf(MarkupText.HIDDEN);

    private final int[] hashes; // ascending, as unsigned integers
    private final byte[] counts;
    // A number of terms as an int, their hashes, where the line of each ends as shorts, and the lines: their spellings.
    private final ByteBuffer spellings;

    private PostTerms(int[] hashes, byte[] counts, ByteBuffer spellings) {
        this.hashes = hashes;
        this.counts = counts;
        this.spellings = spellings;
    }

    int size() {
        return hashes.length;
    }

    int hash(int term) {
        return hashes[term];
    }

    int count(int term) {
        return Byte.toUnsignedInt(counts[term]);
    }

    /**
     * The terms of {@code post} as bytes for the cache, which {@link #in} reads.
     *
     * @param language a BCP 47 tag
     * @param hidden links whose words do not count
     */
    static byte[] of(Entry post, Body body, String language, Predicate<Link> hidden) {
        Text text = new Text();
        int title = text.add(post.title());
        int description = text.add(post.meta().description().orElse(""));
        for (Body.Part part : body.parts()) {
            if (part instanceof Body.Part.Markup markup) {
                text.add(markup.html());
            } else if (part instanceof Body.Part.Href href && hidden.test(href.link())) {
                text.add(HIDDEN);
            }
        }
        Counter counter = new Counter(Tokens.in(language), text.chars);
        counter.add(0, title, IN_TITLE, true);
        counter.add(title, description, IN_DESCRIPTION, true);
        MarkupText.each(
                text.chars,
                description,
                text.length,
                (from, to, heading, code) -> counter.add(from, to, heading ? IN_HEADING : IN_BODY, !code));
        return counter.terms();
    }

    /** Characters in an array that grows. */
    private static final class Text {
        private char[] chars = new char[1 << 14];
        private int length;

        /** Adds {@code more} and returns the length. */
        int add(String more) {
            int end = length + more.length();
            chars = end <= chars.length ? chars : Arrays.copyOf(chars, Math.max(end, 2 * chars.length));
            more.getChars(0, more.length(), chars, length);
            length = end;
            return end;
        }
    }

    /** Reads what {@link #bytes} wrote. */
    static PostTerms in(ByteBuffer bytes) {
        int[] hashes = new int[bytes.getInt(0)];
        byte[] counts = new byte[hashes.length];
        bytes.position(Integer.BYTES).asIntBuffer().get(hashes);
        int end = (1 + hashes.length) * Integer.BYTES;
        bytes.position(end).get(counts);
        return new PostTerms(hashes, counts, bytes.slice());
    }

    /** For the cache. */
    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(
                Integer.BYTES + hashes.length * (Integer.BYTES + Byte.BYTES) + spellings.remaining());
        out.putInt(hashes.length);
        out.asIntBuffer().put(hashes);
        out.position(out.position() + hashes.length * Integer.BYTES);
        return out.put(counts).put(spellings.duplicate()).array();
    }

    /**
     * The same with terms that are not words, each of which counts like a word of the title.
     *
     * @param attributes hashes, distinct
     */
    PostTerms with(int[] attributes) {
        int[] more = Arrays.stream(attributes)
                .map(hash -> hash ^ Integer.MIN_VALUE) // unsigned order
                .sorted()
                .map(hash -> hash ^ Integer.MIN_VALUE)
                .toArray();
        int[] merged = Arrays.copyOf(hashes, hashes.length + more.length);
        byte[] counted = Arrays.copyOf(counts, merged.length);
        for (int at = merged.length - 1, i = hashes.length, j = more.length; j > 0; at--) {
            boolean isWord = i > 0 && Integer.compareUnsigned(hashes[i - 1], more[j - 1]) > 0;
            merged[at] = isWord ? hashes[--i] : more[--j];
            counted[at] = isWord ? counts[i] : OF_ATTRIBUTE;
        }
        return new PostTerms(merged, counted, spellings);
    }

    /**
     * The spellings of those terms, in the same order; null for a term whose spelling is not known.
     *
     * @param bytes from {@link #bytes}
     */
    static @Nullable String[] spellings(ByteBuffer bytes, int[] wanted) {
        int start = Integer.BYTES + bytes.getInt(0) * (Integer.BYTES + Byte.BYTES);
        int count = bytes.getInt(start);
        long mask = 0; // of the last bits of the hashes, since nearly all known terms are not wanted
        for (int hash : wanted) {
            mask |= 1L << hash;
        }
        String[] found = new String[wanted.length];
        for (int number = 0; number < count; number++) {
            int known = bytes.getInt(start + (1 + number) * Integer.BYTES);
            if ((mask >> known & 1) != 0) {
                for (int i = 0; i < wanted.length; i++) {
                    found[i] = wanted[i] == known ? spelling(bytes, start, count, number) : found[i];
                }
            }
        }
        return found;
    }

    private static String spelling(ByteBuffer bytes, int start, int count, int number) {
        int ends = start + (1 + count) * Integer.BYTES;
        int text = ends + count * Short.BYTES;
        int from = number == 0 ? 0 : bytes.getShort(ends + (number - 1) * Short.BYTES);
        byte[] utf8 = new byte[bytes.getShort(ends + number * Short.BYTES) - 1 - from]; // without the line break
        bytes.get(text + from, utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /** The hash of a term that is not a word. */
    static int hash(String attribute) {
        return Tokens.hash(attribute.toCharArray());
    }

    /**
     * Counts terms by their hashes; a spelling is made only of those that are kept. Of the pairs that begin with a word, the
     * one is found that makes up most of them, by the majority vote of Boyer and Moore: counting all takes twice the time.
     */
    private static final class Counter implements Tokens.Listener {
        private static final int INITIAL = 1 << 9;
        private static final int NONE = -1;

        private final Tokens tokens;
        private final char[] text;
        private final TermNumbers terms = TermNumbers.ofEvenHashes();
        private int[] counts = new int[INITIAL]; // by number of the term
        private int[] capitals = new int[INITIAL]; // by how much occurrences with a capital outnumber those without
        private long[] places = new long[INITIAL]; // where it begins and ends; 0 if it has no spelling
        private int[] followers = new int[INITIAL]; // the term that follows most often
        private int[] votes = new int[INITIAL]; // for that
        private long[] pairs = new long[INITIAL]; // where both begin and end
        private int weight;
        private boolean spelled;
        private int before; // the term before, or NONE
        private int beforeFrom;

        Counter(Tokens tokens, char[] text) {
            this.tokens = tokens;
            this.text = text;
        }

        /** @param spelled whether readers may be shown its words: those of a program mean nothing to them */
        void add(int from, int to, int weight, boolean spelled) {
            this.weight = weight;
            this.spelled = spelled;
            before = NONE;
            tokens.each(text, from, to, this);
        }

        @Override
        public void token(int hash, int from, int to, boolean small) {
            int term = number(hash);
            counts[term] += weight;
            if (spelled && to > from) {
                places[term] = places[term] == 0 ? place(from, to) : places[term];
                capitals[term] += small ? -1 : 1;
                if (before != NONE && to - beforeFrom <= MAX_PAIR) {
                    vote(term, to);
                }
                before = term;
                beforeFrom = from;
            }
        }

        private static long place(int from, int to) {
            return (long) from << Integer.SIZE | to;
        }

        private void vote(int follower, int to) {
            if (votes[before] <= 0) {
                followers[before] = follower;
                votes[before] = 0;
                pairs[before] = place(beforeFrom, to);
            }
            votes[before] += followers[before] == follower ? weight : -weight;
        }

        @Override
        public void gap() {
            before = NONE;
        }

        private int number(int hash) {
            int term = terms.number(hash);
            if (term == counts.length) {
                counts = Arrays.copyOf(counts, 2 * term);
                capitals = Arrays.copyOf(capitals, 2 * term);
                places = Arrays.copyOf(places, 2 * term);
                followers = Arrays.copyOf(followers, 2 * term);
                votes = Arrays.copyOf(votes, 2 * term);
                pairs = Arrays.copyOf(pairs, 2 * term);
            }
            return term;
        }

        private void addPairs() {
            int words = terms.size();
            int least = words < MAX_TERMS ? IN_BODY : MIN_PAIR_VOTES; // a short post has room for all
            for (int first = 0; first < words; first++) {
                if (votes[first] >= least) {
                    int second = followers[first];
                    int pair = number(Tokens.hash(terms.hash(first), terms.hash(second)));
                    counts[pair] = votes[first] / 2; // since its words count too
                    places[pair] = pairs[first];
                    capitals[pair] = Math.max(capitals[first], capitals[second]);
                }
            }
        }

        byte[] terms() {
            addPairs();
            int[] kept = mostFrequent(terms.byHash(), MAX_TERMS);
            int[] shown = mostFrequent(
                    Arrays.stream(kept).filter(term -> places[term] != 0).toArray(), MAX_SPELLINGS);
            StringBuilder lines = new StringBuilder(1 << 10);
            for (int term : shown) {
                spell(term, lines);
            }
            byte[] utf8 = lines.toString().getBytes(StandardCharsets.UTF_8);
            ByteBuffer spellings =
                    ByteBuffer.allocate(Integer.BYTES + shown.length * (Integer.BYTES + Short.BYTES) + utf8.length);
            spellings.putInt(shown.length);
            for (int term : shown) {
                spellings.putInt(terms.hash(term));
            }
            for (int at = 0; at < utf8.length; at++) {
                if (utf8[at] == '\n') {
                    spellings.putShort((short) (at + 1));
                }
            }
            spellings.put(utf8).rewind();
            int[] hashes = new int[kept.length];
            byte[] counted = new byte[kept.length];
            for (int i = 0; i < kept.length; i++) {
                hashes[i] = terms.hash(kept[i]);
                counted[i] = (byte) Math.min(counts[kept[i]], MAX_COUNT);
            }
            return new PostTerms(hashes, counted, spellings).bytes();
        }

        /** Those of {@code some} terms with the highest counts, in the same order. */
        private int[] mostFrequent(int[] some, int most) {
            int[] counted = new int[some.length];
            for (int i = 0; i < some.length; i++) {
                counted[i] = counts[some[i]];
            }
            int[] kept = TopCounts.of(counted, counted.length, most);
            for (int i = 0; i < kept.length; i++) {
                kept[i] = some[kept[i]];
            }
            return kept;
        }

        /** Adds the spelling of a term as a line. A name keeps its capital; a word at the start of a sentence does not. */
        private void spell(int term, StringBuilder lines) {
            int end = (int) places[term];
            for (int at = (int) (places[term] >> Integer.SIZE); at < end; at++) {
                char c = text[at];
                boolean apart = !Character.isLetterOrDigit(c)
                        && !Character.isSurrogate(c)
                        && Character.getType(c) != Character.NON_SPACING_MARK;
                if (!apart) {
                    lines.append(capitals[term] > 0 ? c : Character.toLowerCase(c));
                } else if (lines.charAt(lines.length() - 1) != ' ') {
                    lines.append(' ');
                }
            }
            lines.append('\n');
        }
    }
}
