package dev.octavo.cache;

import dev.octavo.hash.Hash;

/** Something of the project that a file was made from. */
public record Read(Kind kind, String name) {
    /** How something is that is not there. */
    public static final Hash ABSENT = new Hash(0, 0);

    /** What can be read. */
    public enum Kind {
        /** The body of a post or page, as the site's own pages show it. */
        ARTICLE,
        /** The same, as feeds show it. */
        ARTICLE_IN_FEED,
        /** The words of a post or page. */
        TEXT,
        /** The words of every post and page: what was made of each, and is kept. */
        TEXTS,
        /** All bytes of a file. */
        BYTES,
        /** A file of {@code templates/}, whether it exists or not. */
        TEMPLATE,
        /** What a page says by itself, in one language. */
        WORDS,
        /** Whether something is planned at an address. */
        ADDRESS,
        /** A file that is copied. */
        FILE,
        /** What is made of a picture: its name, and the request. */
        PICTURE,
        /** What a component is told of the site: the question. */
        FACTS,
        /** Which posts go on from a post. */
        NEXT,
        /** Which posts and pages link to a post, and what they say there. */
        MENTIONS,
        /** Something that is kept, whose name says all that it is made from. */
        KEPT
    }

    // The same as the generated one, written out because that one is slow to start.
    @Override
    public boolean equals(Object other) {
        return other instanceof Read read && read.kind == kind && read.name.equals(name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.name().hashCode();
    }
}
