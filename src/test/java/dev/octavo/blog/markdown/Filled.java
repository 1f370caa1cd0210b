package dev.octavo.blog.markdown;

import dev.octavo.blog.markdown.html.Body.Addresses;
import dev.octavo.blog.markdown.html.Body.Picture;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.testing.ShippedWords;
import java.util.List;
import java.util.Optional;

/** Fills holes with what the author wrote. */
public class Filled implements Addresses {
    private static final MarkdownParser PARSER =
            new MarkdownParser((code, language) -> Optional.empty(), false, List.of());
    private static final MarkdownParser UNTRUSTED =
            new MarkdownParser((code, language) -> Optional.empty(), true, List.of());

    /** An article that starts at line 10 of {@code content/posts/a.md}. */
    static MarkdownDocument article(String markdown) {
        return PARSER.parse(markdown, "content/posts/a.md", 10);
    }

    /** The HTML of an article. */
    static String html(String markdown) {
        return html(article(markdown));
    }

    /** The HTML of an article of a site with these extensions. */
    static String html(String markdown, MarkdownExtension... extensions) {
        return html(article(markdown, extensions));
    }

    static MarkdownDocument article(String markdown, MarkdownExtension... extensions) {
        return new MarkdownParser((code, language) -> Optional.empty(), false, List.of(extensions))
                .parse(markdown, "content/posts/a.md", 10);
    }

    /** The HTML of an article by an untrusted author. */
    static String untrusted(String markdown) {
        return html(UNTRUSTED.parse(markdown, "content/posts/a.md", 10));
    }

    static String html(MarkdownDocument document) {
        return document.body().fill(new Filled(), ShippedWords.in("en")).markup();
    }

    @Override
    public String href(Link link) {
        return link.destination();
    }

    @Override
    public Picture picture(Link link) {
        return new Picture(link.destination(), 0, 0);
    }
}
