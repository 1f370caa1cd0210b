package dev.octavo.content;

import dev.octavo.content.article.ArticleReader.Settings;
import dev.octavo.content.article.ArticleReading;
import dev.octavo.content.article.Articles;
import dev.octavo.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All files of a site, read one by one.
 *
 * @param configured whether the settings are the author's, and not such as stand in for wrong ones
 * @param read the articles of the layout, in its order
 * @param strays its Markdown that has the wrong place or name
 * @param problems with the folder, the settings and the authors
 */
record SiteReading(
        ContentLayout layout,
        boolean configured,
        Settings settings,
        Articles articles,
        List<ArticleReading> read,
        List<ArticleReading> strays,
        List<Problem> problems) {
    SiteReading {
        read = List.copyOf(read);
        strays = List.copyOf(strays);
        problems = List.copyOf(problems);
    }

    /** The same with other articles in some places. */
    SiteReading with(Articles now, Map<Integer, ArticleReading> changed) {
        List<ArticleReading> all = new ArrayList<>(read);
        changed.forEach(all::set);
        return new SiteReading(layout, configured, settings, now, all, strays, problems);
    }
}
