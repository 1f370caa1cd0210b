package dev.octavo.build.pipeline;

import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the public post that a command names by its file, its address or its slug. */
final class NamedPost {
    private final Site site;
    private final String wanted;
    private final String name;
    private final String address;

    private NamedPost(Site site, String wanted) {
        this.site = site;
        this.wanted = wanted;
        this.name = wanted.replace('\\', '/').replaceFirst("^\\./", "");
        this.address = name.startsWith("/") && !name.endsWith("/") ? name + "/" : name;
    }

    /** @throws ProblemException if no public post is called {@code wanted}, with the reason */
    static Article in(Site site, String wanted) {
        NamedPost named = new NamedPost(site, wanted);
        return site.posts().stream()
                .filter(named::matches)
                .findFirst()
                .orElseThrow(() -> new ProblemException(named.problem()));
    }

    private boolean matches(Article article) {
        return source(article).equals(name)
                || path(article).equals(address)
                || site.config().url().absolute(article.address()).equals(address)
                || path(article).endsWith("/" + name + "/");
    }

    private Problem problem() {
        Optional<Article> withheld =
                site.withheld().stream().filter(this::matches).findFirst();
        if (withheld.isPresent()) {
            return ProblemKind.COMMAND
                    .error("\"" + wanted + "\" " + state(withheld.get()), Location.file(source(withheld.get())))
                    .hint("publish it first, or name another post");
        }
        if (site.pages().stream().anyMatch(this::matches)) {
            return ProblemKind.COMMAND
                    .error("\"" + wanted + "\" is a page, not a post")
                    .hint("name a post, such as " + example());
        }
        return ProblemKind.COMMAND
                .error("no public post is called \"" + wanted + "\"")
                .hint(nearest()
                        .map(Spelling::question)
                        .orElseGet(() ->
                                "name its file, such as content/posts/hello.md, or its address, such as " + example()));
    }

    private static String state(Article article) {
        if (article.state() == State.DRAFT) {
            return "is a draft";
        }
        return article.state() == State.EXPIRED ? "has expired" : "is not public yet";
    }

    /** The post with the most similar name, in the form that was asked for. */
    private Optional<String> nearest() {
        Function<Article, String> form = SourcePath.isMarkdown(name)
                ? NamedPost::source
                : name.startsWith("/") ? NamedPost::path : NamedPost::slug;
        List<String> known = site.posts().stream().map(form).toList();
        return Spelling.nearest(name.startsWith("/") ? address : name, known);
    }

    private String example() {
        return site.posts().stream().map(NamedPost::path).findFirst().orElse("/posts/hello/");
    }

    private static String source(Article article) {
        return article.source().path().value();
    }

    private static String path(Article article) {
        return article.address().path();
    }

    private static String slug(Article article) {
        return article.address().lastSegment();
    }
}
