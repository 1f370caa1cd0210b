package dev.octavo.cache;

import dev.octavo.hash.Hash;
import java.util.List;

/** Something of the project that a file was made from. */
public record Read(Kind kind, String name) {
    /** How something is that is not there. */
    public static final Hash ABSENT = new Hash(0, 0);

    private static final List<Kind> KINDS = List.of(Kind.values());

    /** What can be read. */
    public enum Kind {
        /** The body of a post or page, as the site's own pages show it. */
        ARTICLE('a'),
        /** The same, as feeds show it. */
        ARTICLE_IN_FEED('i'),
        /** The words of a post or page. */
        TEXT('w'),
        /** All bytes of a file. */
        BYTES('b'),
        /** A file of {@code templates/}, whether it exists or not. */
        TEMPLATE('t'),
        /** Whether something is planned at an address. */
        ADDRESS('l'),
        /** A file that is copied. */
        FILE('f');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /** What stands for it in the ledger. */
        char letter() {
            return letter;
        }

        static Kind of(char letter) {
            for (Kind kind : KINDS) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalStateException("a ledger that is whole has no kind of read '" + letter + "'");
        }
    }

    // As every record has it. The machine makes that when it is first asked for, which takes milliseconds, and is slow
    // until it is optimised: too slow for the key of the largest maps.
    @Override
    public boolean equals(Object other) {
        return other instanceof Read read && read.kind == kind && read.name.equals(name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.letter;
    }
}
