package dev.octavo.blog.content;

import dev.octavo.blog.links.UnreadableFiles;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * A site, as far as it could be read.
 *
 * @param articles the bodies
 * @param presumed the site including best guesses at articles with mistakes, only for checking links and layouts
 *     together with the rest; absent if no article has a mistake
 * @param unreadable what even {@code presumed} lacks; nothing if all errors are in texts that could be parsed
 */
public record ReadSite(
        Site site, Articles articles, Optional<Site> presumed, UnreadableFiles unreadable, List<Problem> problems) {
    public ReadSite {
        problems = List.copyOf(problems);
    }

    /** Returns the site whose links and layouts are checked. */
    public Site checked() {
        return presumed.orElse(site);
    }

    /**
     * Does nothing unless a file has an error.
     *
     * @throws ProblemException with all problems of the site
     */
    public void requireNoErrors() {
        Problems found = new Problems();
        found.addAll(problems);
        found.requireNoErrors();
    }

    /** Returns the site with bodies that carry the line numbers of their blocks. */
    public ReadSite withLines() {
        return new ReadSite(site, articles.withLines(), presumed, unreadable, problems);
    }
}
