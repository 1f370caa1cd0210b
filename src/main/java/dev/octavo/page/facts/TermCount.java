package dev.octavo.page.facts;

import dev.octavo.address.SiteUrl;
import dev.octavo.page.view.ViewParts.TermView;
import dev.octavo.site.Term;

/** A tag or a series and how many posts it gathers. */
public record TermCount(Term term, int count) {
    public TermView view(SiteUrl url) {
        return new TermView(term.name(), url.href(term.address()), count);
    }
}
