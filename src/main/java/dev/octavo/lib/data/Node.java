package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import java.util.List;
import java.util.Optional;

/** A value an author wrote, and its place. Whoever reads the value decides which type it must have. */
public sealed interface Node {
    Location location();

    /** Its type, with an article, for messages: {@code a list}. */
    String described();

    /** The type a scalar seems to have; a number or a boolean may still be meant as a text. */
    enum Kind {
        TEXT("a text"),
        NUMBER("a number"),
        BOOLEAN("true or false"),
        /** {@code null}, {@code ~}, or no value after the colon. */
        NOTHING("nothing");

        private final String described;

        Kind(String described) {
            this.described = described;
        }
    }

    /**
     * A single value.
     *
     * @param text as the author wrote it, without quotes and escapes: {@code 1.10} stays {@code 1.10}
     */
    record Scalar(String text, Kind kind, Location location) implements Node {
        @Override
        public String described() {
            return kind.described;
        }
    }

    /** A list. */
    record Sequence(List<Node> items, Location location) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** Keys with values, in the author's order, each key once. */
    record Mapping(Syntax syntax, List<Entry> entries, Location location) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> entry(String key) {
            for (Entry entry : entries) {
                if (entry.key().equals(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }

        @Override
        public String described() {
            return "keys with values";
        }
    }

    /** A key with its value. */
    record Entry(String key, Location keyLocation, Node value) {}
}
