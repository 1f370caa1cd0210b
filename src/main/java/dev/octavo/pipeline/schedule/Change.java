package dev.octavo.pipeline.schedule;

import dev.octavo.address.SourcePath;

/**
 * An article that appears on the public site, or disappears from it.
 *
 * @param unlisted whether it appears in no list
 */
public record Change(Kind kind, String title, SourcePath source, boolean unlisted) {
    /** What happens to it. */
    public enum Kind {
        APPEARS("appears"),
        DISAPPEARS("disappears");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** {@code Hello, world (content/posts/hello.md)}, on one line whatever is in the title. */
    String words() {
        return (title + " (" + source + ")" + (unlisted ? ", unlisted" : ""))
                .replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
    }
}
