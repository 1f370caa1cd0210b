package dev.octavo.render.page.facts;

import java.util.List;

/** The terms of a post in one taxonomy. */
public record TermGroup(TaxonomyName taxonomy, List<TermCount> terms) {
    public TermGroup {
        terms = List.copyOf(terms);
    }
}
