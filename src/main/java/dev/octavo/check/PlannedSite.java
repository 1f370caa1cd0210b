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
 * What checks may see.
 *
 * @param site with as much as could be read of articles with mistakes
 * @param addresses of all files planned for {@code site}
 * @param unreadable articles missing even from {@code site}: links may lead to them, and they may use templates
 * @param outputs what will be made, without articles that have mistakes
 * @param strict whether a link to an article that is not public is an error, and not a warning
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
        boolean strict,
        int threads) {}
