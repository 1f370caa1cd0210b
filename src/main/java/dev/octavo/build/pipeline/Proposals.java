package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.Article;
import dev.octavo.build.pipeline.make.Components;
import dev.octavo.build.pipeline.make.RelatedPosts;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.related.Evaluation;
import dev.octavo.render.related.Related.Common;
import java.util.List;
import java.util.Optional;

/** Explains which posts are suggested below a post, and measures how good suggestions are on a site. */
public final class Proposals {
    private final Project project;
    private final ReadSite read;
    private final Links links;
    private final int threads;

    private Proposals(Project project, ReadSite read, int threads) {
        this.project = project;
        this.read = read;
        this.links = new Links(read.site());
        this.threads = threads;
    }

    /**
     * Reads a site, using the last build's cache.
     *
     * @throws ProblemException with all errors of the site
     */
    public static Proposals of(BuildRequest request) {
        Project project = Project.open(request.siteFolder(), Theme.packed());
        return Project.inOneSnapshot(project, files -> {
            ReadSite read = SiteReading.of(files, request.reading(), (code, language) -> Optional.empty())
                    .site(files, request.threads());
            read.requireNoErrors();
            return new Proposals(files, read, request.threads());
        });
    }

    /** A suggested post, and what it has in common with the one above it. */
    public record Suggestion(Article post, Common common) {}

    /**
     * Returns the posts suggested below the one that {@code wanted} names.
     *
     * @param wanted its file in the site's folder, its address or its slug
     */
    public List<Suggestion> after(String wanted) {
        Article post = NamedPost.in(read.site(), wanted);
        RelatedPosts related = RelatedPosts.live(read, links, new Components(project, read.site(), links), threads);
        return related.matches(post).stream()
                .map(match -> new Suggestion(match, related.common(post, match)))
                .toList();
    }

    /** Measures how many of the author's links between posts the suggestions find when the links are hidden. */
    public Evaluation.Report evaluation() {
        return Evaluation.of(read.site(), links, read.articles()::body, threads);
    }
}
