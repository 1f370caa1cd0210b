package dev.octavo.related;

import dev.octavo.markdown.html.Body;
import dev.octavo.site.Article.Link;
import dev.octavo.site.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a post is about: the words and pairs of words that are most frequent in it, how much they count, and how the first
 * of them are written.
 */
final class PostTerms {
    /** No term counts more. */
    static final int MOST_COUNTED = Highest.TOP;

    private static final int MOST = 400;
    private static final int MOST_WRITTEN = 64;
    private static final int IN_BODY = 2;
    private static final int IN_HEADING = 8;
    private static final int IN_DESCRIPTION = 4;
    private static final int IN_TITLE = 16;
    private static final byte FOR_MORE = 16;

    private final int[] hashes; // rising, as unsigned numbers
    private final byte[] counts;
    private final ByteBuffer written; // the number of some terms, their hashes, and how they are written, a line each

    private PostTerms(int[] hashes, byte[] counts, ByteBuffer written) {
        this.hashes = hashes;
        this.counts = counts;
        this.written = written;
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

    /** How the term of that hash is written, where it is one of the most frequent of those in {@code bytes}. */
    static Optional<String> written(byte[] bytes, int hash) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int terms = Short.BYTES + in.getShort() * (Integer.BYTES + Byte.BYTES);
        int some = in.getInt(terms);
        int line = 1;
        while (line <= some && in.getInt(terms + line * Integer.BYTES) != hash) {
            line++;
        }
        if (line > some) {
            return Optional.empty();
        }
        int begin = terms + (some + 1) * Integer.BYTES;
        for (; line > 1; line--) {
            begin = lineEnd(bytes, begin) + 1;
        }
        return Optional.of(new String(bytes, begin, lineEnd(bytes, begin) - begin, StandardCharsets.UTF_8));
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /**
     * Those of {@code post}, to be kept, where it is written in {@code language}.
     *
     * @param hidden links whose words do not count
     */
    static byte[] of(Entry post, Body body, String language, Predicate<Link> hidden) {
        StringBuilder all = new StringBuilder(1 << 14).append(post.title());
        int title = all.length();
        int description = all.append(post.meta().description().orElse("")).length();
        for (Body.Part part : body.parts()) {
            if (part instanceof Body.Part.Markup markup) {
                all.append(markup.html());
            } else if (part instanceof Body.Part.Href href && hidden.test(href.link())) {
                all.append(Blocks.HIDDEN);
            }
        }
        char[] text = new char[all.length()];
        all.getChars(0, text.length, text, 0);
        Counting counting = new Counting(Tokens.in(language), text);
        counting.add(0, title, IN_TITLE, true);
        counting.add(title, description, IN_DESCRIPTION, true);
        Blocks.each(
                text,
                description,
                text.length,
                (from, to, heading, code) -> counting.add(from, to, heading ? IN_HEADING : IN_BODY, !code));
        return counting.terms();
    }

    static PostTerms in(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int[] hashes = new int[in.getShort()];
        byte[] counts = new byte[hashes.length];
        in.asIntBuffer().get(hashes);
        in.position(in.position() + hashes.length * Integer.BYTES).get(counts);
        return new PostTerms(hashes, counts, in.slice());
    }

    /** The same with some more terms, as much as words of the title. */
    PostTerms with(int[] more) {
        Numbering all = Numbering.ofEven();
        for (int hash : hashes) {
            all.number(hash);
        }
        for (int hash : more) {
            all.number(hash);
        }
        int[] rising = all.rising();
        byte[] counted = new byte[rising.length];
        for (int i = 0; i < rising.length; i++) {
            counted[i] = rising[i] < counts.length ? counts[rising[i]] : FOR_MORE;
            rising[i] = all.hash(rising[i]);
        }
        return new PostTerms(rising, counted, written);
    }

    /** To be kept. */
    byte[] bytes() {
        ByteBuffer out =
                ByteBuffer.allocate(Short.BYTES + hashes.length * (Integer.BYTES + Byte.BYTES) + written.capacity());
        out.putShort((short) hashes.length);
        out.asIntBuffer().put(hashes);
        out.position(out.position() + hashes.length * Integer.BYTES);
        return out.put(counts).put(written.duplicate()).array();
    }

    /** Counts terms by their hashes, and makes text only of some that are kept: there are a thousand in each post. */
    private static final class Counting implements Tokens.Listener {
        private final Tokens tokens;
        private final char[] text;
        private final Numbering terms = Numbering.ofEven();
        private int[] counts = new int[1 << 10]; // by number of the term
        private int[] capitals = new int[1 << 10]; // how many times more often it has some than none
        private long[] first = new long[1 << 10]; // where it begins and ends; 0 where nobody may be told of it
        private int weight;
        private boolean told;
        private int before; // the hash of the word before, 0 where there is none
        private int beforeFrom;
        private boolean beforeSmall;

        Counting(Tokens tokens, char[] text) {
            this.tokens = tokens;
            this.text = text;
        }

        /** @param told whether readers may be told of its words: those of a program mean nothing to them */
        void add(int from, int to, int weight, boolean told) {
            this.weight = weight;
            this.told = told;
            before = 0;
            tokens.each(text, from, to, this);
        }

        @Override
        public void token(char[] token, int characters, int from, int to, boolean small) {
            int hash = hash(token, characters);
            boolean written = told && to > from;
            count(hash, weight, from, written ? to : 0, small);
            if (before != 0) {
                count(pair(before, hash), weight, beforeFrom, written ? to : 0, small && beforeSmall);
            }
            before = hash;
            beforeFrom = from;
            beforeSmall = small;
        }

        @Override
        public void gap() {
            before = 0;
        }

        private void count(int hash, int counting, int from, int to, boolean small) {
            int term = terms.number(hash);
            if (term == counts.length) {
                counts = Arrays.copyOf(counts, 2 * term);
                capitals = Arrays.copyOf(capitals, 2 * term);
                first = Arrays.copyOf(first, 2 * term);
            }
            counts[term] += counting;
            if (to > 0) {
                first[term] = first[term] == 0 ? (long) from << Integer.SIZE | to : first[term];
                capitals[term] += small ? -1 : 1;
            }
        }

        byte[] terms() {
            int[] most = mostFrequent(terms.rising(), MOST);
            int[] shown = mostFrequent(
                    Arrays.stream(most).filter(term -> first[term] != 0).toArray(), MOST_WRITTEN);
            StringBuilder lines = new StringBuilder(1 << 10);
            for (int term : shown) {
                write(term, lines);
            }
            byte[] utf8 = lines.toString().getBytes(StandardCharsets.UTF_8);
            ByteBuffer written = ByteBuffer.allocate((1 + shown.length) * Integer.BYTES + utf8.length);
            written.putInt(shown.length);
            for (int term : shown) {
                written.putInt(terms.hash(term));
            }
            written.put(utf8).rewind();
            int[] hashes = Arrays.stream(most).map(terms::hash).toArray();
            byte[] often = new byte[most.length];
            for (int i = 0; i < most.length; i++) {
                often[i] = (byte) Math.min(counts[most[i]], MOST_COUNTED);
            }
            return new PostTerms(hashes, often, written).bytes();
        }

        /** Of {@code some} terms those that count most, in the same order. */
        private int[] mostFrequent(int[] some, int most) {
            int[] often = Arrays.stream(some).map(term -> counts[term]).toArray();
            return Arrays.stream(Highest.of(often, often.length, most))
                    .map(i -> some[i])
                    .toArray();
        }

        /** A name keeps its capital, and a word that stands at the beginning of a sentence does not. */
        private void write(int term, StringBuilder lines) {
            int end = (int) first[term];
            for (int at = (int) (first[term] >> Integer.SIZE); at < end; at++) {
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

    private static final int FNV_PRIME = 0x01000193;
    private static final int NOTHING = 0x811c9dc5;
    private static final int SPREADING = 0x9e3779b9; // so that the first bits are as even as the last

    /** FNV-1a: that of text has too many equal ones for words that are alike. */
    static int hash(char[] term, int length) {
        int hash = NOTHING;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ term[i]) * FNV_PRIME;
        }
        return hash * SPREADING;
    }

    static int hash(String term) {
        return hash(term.toCharArray(), term.length());
    }

    private static int pair(int before, int hash) {
        return (Integer.rotateLeft(before, 1) ^ hash) * FNV_PRIME * SPREADING;
    }
}
