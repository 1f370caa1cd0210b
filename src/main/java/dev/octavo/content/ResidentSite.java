package dev.octavo.content;

import dev.octavo.address.SourcePath;
import dev.octavo.content.article.ArticlePath;
import dev.octavo.content.article.ArticleReader;
import dev.octavo.content.article.ArticleReading;
import dev.octavo.content.article.Articles;
import dev.octavo.content.article.ReadArticle;
import dev.octavo.content.article.ReadRequest;
import dev.octavo.markdown.html.CodeHighlighter;
import dev.octavo.problem.Problem;
import dev.octavo.project.Project;
import dev.octavo.site.Article;
import dev.octavo.site.Entry;
import dev.octavo.site.Page;
import dev.octavo.site.Post;
import dev.octavo.site.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A site that stays in memory, so that after an edit only what was edited is read. */
public final class ResidentSite {
    private final SiteReading reading;
    private final ReadSite site;
    private final List<Problem> between;
    private final boolean hangsOnLinks;
    private final boolean planned;

    private ResidentSite(
            SiteReading reading, ReadSite site, List<Problem> between, boolean hangsOnLinks, boolean planned) {
        this.reading = reading;
        this.site = site;
        this.between = between;
        this.hangsOnLinks = hangsOnLinks;
        this.planned = planned;
    }

    /** Reads the whole project, as {@link SiteReader#read} does. */
    public static ResidentSite of(Project project, ReadRequest request, CodeHighlighter highlighter) {
        SiteReading reading = new SiteReader(project, request, highlighter).reading();
        SiteAssembly assembly = new SiteAssembly(project, request);
        ReadSite site = assembly.site(reading);
        return new ResidentSite(reading, site, assembly.between(), assembly.hangsOnLinks(), false);
    }

    public ReadSite site() {
        return site;
    }

    /** Whether the site before was the same in all that files are planned from. */
    public boolean isPlannedAsBefore() {
        return planned;
    }

    /**
     * The site after some of its files were written; no file was added, removed or renamed. An article that cannot be
     * read any more stays as it was, with the problems that it has now.
     *
     * @param project of the same files
     * @return empty where all of it has to be read again
     */
    public Optional<ResidentSite> after(
            Set<SourcePath> written, Project project, ReadRequest request, CodeHighlighter highlighter) {
        Articles articles =
                new Articles(project, request.memory(), reading.settings().config(), highlighter);
        ArticleReader reader = new ArticleReader(project, articles, reading.settings(), request);
        Map<Integer, ArticleReading> changed = new HashMap<>();
        boolean same = true;
        int others = 0;
        for (int i = 0; i < reading.read().size(); i++) {
            ArticlePath path = reading.layout().articles().get(i);
            if (written.contains(path.source())) {
                ArticleReading before = reading.read().get(i);
                ArticleReading now = reader.read(path);
                changed.put(i, now.article().isEmpty() ? now.with(before) : now);
                same &= now.article().isEmpty() || isPlannedAlike(before, now);
            }
        }
        for (SourcePath path : written) {
            others += path.isUnder("templates") ? 1 : 0;
        }
        if (changed.size() + others < written.size()) {
            return Optional.empty();
        }
        SiteReading next = reading.with(articles, changed);
        SiteAssembly assembly = new SiteAssembly(project, request);
        ReadSite now = same ? assembly.site(next, withTexts(changed), between) : assembly.site(next);
        boolean hangs = same ? hangsOnLinks : assembly.hangsOnLinks();
        return Optional.of(new ResidentSite(next, now, assembly.between(), hangs, same));
    }

    /** The same site with the texts of articles that were read again: nothing has to be sorted. */
    private Site withTexts(Map<Integer, ArticleReading> changed) {
        Map<SourcePath, Entry> now = new HashMap<>();
        changed.values().stream()
                .flatMap(article -> article.article().flatMap(ReadArticle::entry).stream())
                .forEach(entry -> now.put(entry.source().path(), entry));
        Site before = site.site();
        return new Site(
                before.config(),
                before.posts().stream()
                        .map(post -> (Post) now.getOrDefault(post.source().path(), post))
                        .toList(),
                before.pages().stream()
                        .map(page -> (Page) now.getOrDefault(page.source().path(), page))
                        .toList(),
                before.authors(),
                before.files(),
                before.withheld());
    }

    private boolean isPlannedAlike(ArticleReading before, ArticleReading now) {
        Optional<Entry> one = before.article().flatMap(ReadArticle::entry);
        Optional<Entry> other = now.article().flatMap(ReadArticle::entry);
        return one.isPresent()
                && other.isPresent()
                && isPlannedAlike(one.get(), other.get())
                && (!hangsOnLinks || destinations(one.get()).equals(destinations(other.get())));
    }

    private static Set<String> destinations(Entry entry) {
        return entry.article().links().stream().map(Article.Link::destination).collect(Collectors.toSet());
    }

    /** Whether they differ in nothing but their texts and the links in them. */
    private static boolean isPlannedAlike(Entry one, Entry other) {
        Article text = one.article();
        Article otherText = other.article();
        return one.address().equals(other.address())
                && one.meta().equals(other.meta())
                && one.state() == other.state()
                && text.readMinutes() == otherText.readMinutes()
                && text.excerpt().equals(otherText.excerpt())
                && text.headings().equals(otherText.headings());
    }
}
