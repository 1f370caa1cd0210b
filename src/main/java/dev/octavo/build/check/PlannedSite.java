package dev.octavo.build.check;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.UnreadableFiles;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Output;
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
        Function<Article, Body> bodies,
        boolean strict,
        int threads) {}
