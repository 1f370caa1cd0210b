package dev.octavo.render.feed;

import dev.octavo.blog.markdown.html.HtmlToMarkdown;
import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.text.Json;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Inputs.Addressing;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import java.util.List;
import java.util.Optional;

/**
 * An article as Markdown, at {@code index.md} beside its page, with absolute URLs, since it may be read anywhere.
 *
 * @param url of its page
 * @param licence the URL of the licence's text
 */
record MarkdownCopy(
        SourcePath source,
        Address address,
        String url,
        String title,
        Optional<PublicationDate> date,
        Optional<PublicationDate> updated,
        Optional<String> description,
        String language,
        List<String> authors,
        Optional<String> licence)
        implements Output {
    MarkdownCopy {
        authors = List.copyOf(authors);
    }

    static Address address(Address page) {
        return page.file("index.md");
    }

    static MarkdownCopy of(Article article, SiteConfig config) {
        return new MarkdownCopy(
                article.source().path(),
                address(article.address()),
                config.url().absolute(article.address()),
                article.title(),
                article.meta().date().filter(date -> article.isPost()),
                article.meta().updated(),
                article.meta().description(),
                article.meta().placement().language().orElse(config.language()),
                article.isPost()
                        ? article.meta().authors().stream().map(Author::name).toList()
                        : List.of(),
                config.machines().licence());
    }

    @Override
    public Origin origin() {
        return Origin.of("the Markdown of \"" + title + "\"", Location.file(source.value()));
    }

    @Override
    public Content make(Inputs inputs) {
        StringBuilder matter = new StringBuilder("---\n");
        matter.append(line("title", title)).append(line("url", url));
        date.ifPresent(day -> matter.append("date: ").append(day.iso()).append('\n'));
        updated.ifPresent(day -> matter.append("updated: ").append(day.iso()).append('\n'));
        description.ifPresent(text -> matter.append(line("description", text)));
        matter.append(line("language", language));
        if (!authors.isEmpty()) {
            matter.append(line("authors", authors));
        }
        licence.ifPresent(text -> matter.append(line("licence", text)));
        return Content.text(matter + "---\n\n" + heading() + text(inputs));
    }

    /** The article as a section of a file with several. */
    String section(Inputs inputs) {
        String when = date.map(day -> "Published: " + day.iso() + "\n").orElse("");
        return heading() + "Source: <" + url + ">\n" + when + "\n" + text(inputs);
    }

    private String heading() {
        return "# " + HtmlToMarkdown.words(title) + "\n\n";
    }

    private String text(Inputs inputs) {
        return HtmlToMarkdown.of(inputs.article(source, Addressing.ABSOLUTE));
    }

    // JSON is valid YAML 1.2.
    private static String line(String key, Object value) {
        return key + ": " + Json.COMPACT.write(value) + "\n";
    }
}
