package dev.octavo.blog.content;

import dev.octavo.blog.links.UnreadableFiles;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.problem.KnownProblems;
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
 * @param known the problems that the author knows, which are among {@code problems} too
 * @param unreadable what even {@code presumed} lacks; nothing if all errors are in texts that could be parsed
 */
public record ReadSite(
        Site site,
        Articles articles,
        Optional<Site> presumed,
        KnownProblems known,
        UnreadableFiles unreadable,
        List<Problem> problems) {
    public ReadSite {
        problems = List.copyOf(problems);
    }

    /** Returns the site whose links and layouts are checked. */
    public Site checked() {
        return presumed.orElse(site);
    }

    /**
     * Does nothing unless a file has an error that the author does not know.
     *
     * @throws ProblemException with all problems of the site
     */
    public void requireNoErrors() {
        Problems found = new Problems();
        found.addAll(known.sorted(problems).fresh());
        found.requireNoErrors();
    }

    /** Returns the site with bodies that carry the line numbers of their blocks. */
    public ReadSite withLines() {
        return new ReadSite(site, articles.withLines(), presumed, known, unreadable, problems);
    }
}
