package dev.octavo.build.pipeline;

import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.words.Words;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.build.pipeline.make.FingerprintedFiles;
import dev.octavo.build.pipeline.make.Making.Fresh;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.highlight.Highlighter;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Inputs.Addressing;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The articles of a site as rendered in feeds, for mails and books. */
public final class FinishedArticles {
    private final Site site;
    private final Links links;
    private final Sources sources;

    private FinishedArticles(ReadSite read, Run run, Sources sources) {
        this.site = read.site();
        this.links = run.links();
        this.sources = sources;
    }

    /**
     * Reads the articles of a site, using the last build's cache.
     *
     * @throws ProblemException with all errors of the site
     */
    public static FinishedArticles of(BuildRequest request) {
        Project project = Project.open(request.siteFolder(), Theme.packed());
        return Project.inOneSnapshot(project, files -> {
            ReadSite read =
                    SiteReading.of(files, request.reading(), new Highlighter()).site(files, request.threads());
            read.requireNoErrors();
            Run run = Run.of(files, read, request.threads());
            Sources sources = run.sources(
                    run.templates(false),
                    run.pictures(path -> files.read(path).source().hash(), SiteDisk.pictureCache(request.siteFolder())),
                    FingerprintedFiles.of(run.files()),
                    true);
            return new FinishedArticles(read, run, sources);
        });
    }

    public Site site() {
        return site;
    }

    /**
     * Returns the public post that {@code wanted} names.
     *
     * @param wanted its file in the site's folder, its address or its slug
     * @throws ProblemException if there is none
     */
    public Article post(String wanted) {
        return NamedPost.in(site, wanted);
    }

    public Words words(String language) {
        return sources.templates().lexicon().of(language);
    }

    /** Returns the absolute URL of the picture at the head of an article. */
    public Optional<String> illustration(Article article) {
        return article.meta()
                .illustration()
                .map(picture -> links.resolve(article.source().path(), article.address(), picture.src())
                        .map(target -> target.absolute(site.config().url()))
                        .orElseGet(() -> Links.external(picture.src())));
    }

    /** Returns the text of an article with absolute URLs. */
    public Html text(Article article) {
        Content made = Fresh.of(sources, new Text(article.source().path(), article.address()))
                .content();
        if (made instanceof Content.Bytes bytes) {
            return new Html(new String(bytes.bytes(), StandardCharsets.UTF_8));
        }
        throw new IllegalStateException("a text is made of bytes");
    }

    private record Text(SourcePath source, Address address) implements Output {
        @Override
        public Origin origin() {
            return Origin.of("the text of an article");
        }

        @Override
        public Content make(Inputs inputs) {
            return Content.text(inputs.article(source, Addressing.ABSOLUTE).markup());
        }
    }
}
