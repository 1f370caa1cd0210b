package dev.octavo.build.cache;

import dev.octavo.lib.hash.Hash;

/** A dependency: something of the project that a file was made from. */
public record Read(Kind kind, String name) {
    /** The hash of something that does not exist. */
    public static final Hash ABSENT = new Hash(0, 0);

    /** What can be read. */
    public enum Kind {
        /** The body of a post or page, as the site's own pages show it. */
        ARTICLE,
        /** The same, as feeds show it. */
        ARTICLE_IN_FEED,
        /** The words of all posts and pages, in the form that is cached. */
        TEXTS,
        /** All bytes of a file. */
        BYTES,
        /** A file of {@code templates/}, whether it exists or not. */
        TEMPLATE,
        /** The theme's words in one language. */
        WORDS,
        /** Whether something is planned at an address. */
        ADDRESS,
        /** The bytes of a file that a page loads by a name with a fingerprint, by its plain address. */
        FINGERPRINT,
        /** A copied file. */
        FILE,
        /** The file that a path in a template leads to, if any: the author's file, the page, and the path. */
        PATH,
        /** A rendition of a picture, by the picture's name and the request. */
        PICTURE,
        /** Facts about the site that a component asked for, by its query. */
        FACTS,
        /** The posts suggested below a post. */
        NEXT,
        /** The posts and pages that link to a post, and the text around the links. */
        MENTIONS,
        /** A cached blob, whose name identifies everything that it was made from. */
        KEPT
    }

    // Same as the generated methods, which are slow at startup.
    @Override
    public boolean equals(Object other) {
        return other instanceof Read read && read.kind == kind && read.name.equals(name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.name().hashCode();
    }
}
