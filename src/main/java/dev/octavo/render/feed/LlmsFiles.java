package dev.octavo.render.feed;

import dev.octavo.blog.site.Ai;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Machines.Texts;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans files for language models, each if the site asks for it: {@code /llms.txt}, a list of all articles in Markdown
 * (llmstxt.org); {@code /llms-full.txt}, the texts of all articles; and a Markdown copy of each article beside its page.
 */
public final class LlmsFiles implements Generator {
    private static final Address ADDRESS = new Address("/llms.txt");
    private static final Address FULL = new Address("/llms-full.txt");

    /** The line of a public article in the list. */
    private record Line(String title, String url, Optional<String> description) {
        static Line of(Article article, SiteConfig config) {
            Address shown =
                    config.machines().texts().markdown() ? MarkdownCopy.address(article.address()) : article.address();
            return new Line(
                    article.title(),
                    config.url().absolute(shown),
                    article.meta().description().or(article.excerpt()::text));
        }

        String markdown() {
            String label = title.replaceAll("[\\[\\]\\\\]", "\\\\$0");
            return "- [" + label + "](" + url.replace("(", "%28").replace(")", "%29") + ")"
                    + description
                            .map(text -> ": " + text.strip().replaceAll("\\s+", " "))
                            .orElse("") + "\n";
        }
    }

    @Override
    public Stream<Planned> plan(Site site) {
        SiteConfig config = site.config();
        Texts texts = config.machines().texts();
        Preamble preamble = Preamble.of(config);
        List<MarkdownCopy> copies = texts.llmsFull() || texts.markdown()
                ? site.articles()
                        .filter(Article::isPublic)
                        .map(article -> MarkdownCopy.of(article, config))
                        .toList()
                : List.of();
        Stream<Output> list = texts.llms()
                ? Stream.of(new Page(preamble, lines(site.posts(), config), lines(site.pages(), config)))
                : Stream.empty();
        Stream<Output> full = texts.llmsFull() ? Stream.of(new Whole(preamble, copies)) : Stream.empty();
        Stream<Output> each = texts.markdown() ? copies.stream().map(copy -> copy) : Stream.empty();
        return Stream.of(list, full, each).flatMap(outputs -> outputs).map(Planned::of);
    }

    private static List<Line> lines(List<Article> articles, SiteConfig config) {
        return articles.stream()
                .filter(Article::isPublic)
                .map(article -> Line.of(article, config))
                .toList();
    }

    /** The start of both files. */
    private record Preamble(String title, Optional<String> about, Optional<String> licence, Optional<Ai> ai) {
        static Preamble of(SiteConfig config) {
            return new Preamble(
                    config.title(),
                    config.description().or(config::tagline),
                    config.machines().licence(),
                    config.machines().ai());
        }

        String markdown() {
            return "# " + title + "\n"
                    + about.map(text -> "\n> " + text + "\n").orElse("")
                    + licence.map(url -> "\nLicence: <" + url + ">\n").orElse("")
                    + ai.filter(given -> !given.mayLearn())
                            .map(given -> "\nThese texts may be quoted, but not be learned from.\n")
                            .orElse("");
        }
    }

    private record Page(Preamble preamble, List<Line> posts, List<Line> pages) implements Listing {
        @Override
        public Address address() {
            return ADDRESS;
        }

        @Override
        public Origin origin() {
            return Origin.of("the list for language models").remedy("take \"llms\" out of content/site.yaml");
        }

        @Override
        public Content make(Inputs inputs) {
            return Content.text(preamble.markdown() + section("Posts", posts) + section("Pages", pages));
        }

        private static String section(String name, List<Line> lines) {
            return lines.isEmpty()
                    ? ""
                    : "\n## " + name + "\n\n"
                            + String.join("", lines.stream().map(Line::markdown).toList());
        }
    }

    private record Whole(Preamble preamble, List<MarkdownCopy> articles) implements Listing {
        @Override
        public Address address() {
            return FULL;
        }

        @Override
        public Origin origin() {
            return Origin.of("the texts for language models").remedy("take \"llms-full\" out of content/site.yaml");
        }

        @Override
        public Content make(Inputs inputs) {
            StringBuilder text = new StringBuilder(preamble.markdown());
            articles.forEach(article -> text.append("\n---\n\n").append(article.section(inputs)));
            return Content.text(text.toString());
        }
    }
}
