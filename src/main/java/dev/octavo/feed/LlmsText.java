package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Generator;
import dev.octavo.output.Inputs;
import dev.octavo.output.Listing;
import dev.octavo.output.Origin;
import dev.octavo.output.Planned;
import dev.octavo.publication.Visibility.State;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans {@code /llms.txt}: the site in a page of Markdown, as llmstxt.org describes it, where the site asks for it. */
public final class LlmsText implements Generator {
    private static final Address ADDRESS = new Address("/llms.txt");

    /** A public article. */
    private record Line(String title, String url, Optional<String> description) {
        static Line of(Entry entry, SiteConfig config) {
            return new Line(
                    entry.title(),
                    config.url().absolute(entry.address()),
                    entry.meta().description().or(entry.article().excerpt()::text));
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
        return config.machines().llms()
                ? Stream.of(Planned.of(new Page(
                        config.title(),
                        config.description().or(config::tagline),
                        config.machines().licence(),
                        lines(site.posts(), config),
                        lines(site.pages(), config))))
                : Stream.empty();
    }

    private static List<Line> lines(List<Entry> entries, SiteConfig config) {
        return entries.stream()
                .filter(entry -> entry.isListed() && entry.state() == State.PUBLISHED)
                .map(entry -> Line.of(entry, config))
                .toList();
    }

    private record Page(
            String title, Optional<String> about, Optional<String> licence, List<Line> posts, List<Line> pages)
            implements Listing {
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
            return Content.text("# " + title + "\n"
                    + about.map(text -> "\n> " + text + "\n").orElse("")
                    + licence.map(url -> "\nLicence: <" + url + ">\n").orElse("")
                    + section("Posts", posts) + section("Pages", pages));
        }

        private static String section(String name, List<Line> lines) {
            return lines.isEmpty()
                    ? ""
                    : "\n## " + name + "\n\n"
                            + String.join("", lines.stream().map(Line::markdown).toList());
        }
    }
}
