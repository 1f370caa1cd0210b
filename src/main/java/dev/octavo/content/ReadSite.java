package dev.octavo.content;

import dev.octavo.links.Unread;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.site.Site;
import java.util.List;
import java.util.Optional;

/**
 * A site as far as it could be read.
 *
 * @param articles where the bodies are
 * @param presumed the site with all that can be told of articles with mistakes, to check links and layouts in one go with
 *     the rest; nothing is made of it, and it is absent where no article has a mistake
 * @param unread what even that one lacks; nothing where no file had an error, but in the text of an article that is known
 *     all the same
 */
public record ReadSite(Site site, Articles articles, Optional<Site> presumed, Unread unread, List<Problem> problems) {
    public ReadSite {
        problems = List.copyOf(problems);
    }

    /** The site whose links and layouts are checked. */
    public Site checked() {
        return presumed.orElse(site);
    }

    /**
     * Goes on only where no file has an error.
     *
     * @throws ProblemException with all that is wrong with the site
     */
    public void requireNoErrors() {
        Problems found = new Problems();
        found.addAll(problems);
        found.requireNoErrors();
    }

    /** The same, but bodies have marks of the lines in which their blocks begin. */
    public ReadSite withLines() {
        return new ReadSite(site, articles.withLines(), presumed, unread, problems);
    }
}
