package dev.octavo.check;

import dev.octavo.address.Address;
import dev.octavo.links.Links;
import dev.octavo.links.UnreadableFiles;
import dev.octavo.markdown.html.Body;
import dev.octavo.output.Output;
import dev.octavo.project.Project;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * All that a check may see.
 *
 * @param site with all that can be told of articles with mistakes
 * @param links of that site
 * @param addresses of all files that are planned for it
 * @param unreadable what even that site lacks: a link may lead to it, an article of it may use a template
 * @param outputs what will be made, without articles that have mistakes
 * @param project where files are read
 * @param bodies of its articles, which are read for that
 * @param threads how many articles may be checked at once, at least 1
 */
public record PlannedSite(
        Site site,
        Links links,
        Set<Address> addresses,
        UnreadableFiles unreadable,
        List<Output> outputs,
        Project project,
        Function<Entry, Body> bodies,
        int threads) {}
