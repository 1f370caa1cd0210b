package dev.octavo.blog.site;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.typography.Typography;

/**
 * A term that groups posts: a tag, a series, a category, or a term of a custom taxonomy.
 *
 * @param name as the author wrote it
 * @param slug its part of the address, never empty; in {@link Taxonomy#CUSTOM} it begins with the taxonomy's name, and has
 *     slashes between the levels of a hierarchy: {@code categories/travel/italy}
 */
public record Term(Taxonomy taxonomy, String name, String slug) {
    /** The ways of grouping posts. */
    public enum Taxonomy {
        /** A topic of a post. */
        TAG("/tags/"),
        /** Posts that belong together, read from the oldest to the newest. */
        SERIES("/series/"),
        /** Categories, and the taxonomies that a site defines. */
        CUSTOM("/");

        private final String root;

        Taxonomy(String root) {
            this.root = root;
        }

        /** The address below which its terms are. */
        public Address root() {
            return new Address(root);
        }
    }

    /** The only taxonomy whose terms form a hierarchy. */
    public static final String CATEGORIES = "categories";

    public Term {
        if (slug.isEmpty()) {
            throw new IllegalArgumentException("a term without letters or digits: " + name);
        }
    }

    // Same as the generated method, which is slow on its first call.
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

    Term typeset(Typography typography) {
        return new Term(taxonomy, typography.typeset(name), slug);
    }

    /** Whether it is a term of the custom taxonomy {@code name}, such as {@code books}. */
    public boolean isOf(String name) {
        return taxonomy == Taxonomy.CUSTOM && slug.startsWith(name + "/");
    }

    public Address address() {
        return taxonomy.root().child(slug);
    }
}
