package dev.octavo.site;

import dev.octavo.address.Address;
import dev.octavo.typography.Typography;

/**
 * A word under which posts are gathered: a tag, a series, a category, or whatever else a site gathers them by.
 *
 * @param name in the author's words
 * @param slug the part of the address it becomes, never empty; of {@link Taxonomy#OWN} it begins with the taxonomy's name
 *     and has slashes between the steps of a hierarchy: {@code categories/travel/italy}
 */
public record Term(Taxonomy taxonomy, String name, String slug) {
    /** The ways in which posts are gathered. */
    public enum Taxonomy {
        /** What a post is about. */
        TAG("/tags/"),
        /** Posts that belong together, read from the oldest to the newest. */
        SERIES("/series/"),
        /** Categories, and what the site gathers posts by on its own account. */
        OWN("/");

        private final String root;

        Taxonomy(String root) {
            this.root = root;
        }

        /** The address below which its terms stand. */
        public Address root() {
            return new Address(root);
        }
    }

    /** The taxonomy whose terms have terms below them. */
    public static final String CATEGORIES = "categories";

    public Term {
        if (slug.isEmpty()) {
            throw new IllegalArgumentException("a term without letters or digits: " + name);
        }
    }

    // The same as the generated one, written out because that one is slow to start.
    @Override
    public boolean equals(Object other) {
        return other instanceof Term term
                && term.taxonomy == taxonomy
                && term.name.equals(name)
                && term.slug.equals(slug);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + taxonomy.hashCode();
    }

    /** The same with its name as it is set. */
    Term typeset(Typography typography) {
        return new Term(taxonomy, typography.set(name), slug);
    }

    /** Whether it is a term of {@code own}, {@code books}. */
    public boolean isOf(String own) {
        return taxonomy == Taxonomy.OWN && slug.startsWith(own + "/");
    }

    public Address address() {
        return taxonomy.root().child(slug);
    }
}
