package dev.octavo.render.asset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.SampleSite;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.testing.SampleInputs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StaticFilesTest {
    @Test
    void copiesEveryFileToItsAddress() {
        Site site = new SampleSite()
                .file("content/posts/a/pic.png", "/posts/a/pic.png")
                .file("static/img/logo.svg", "/img/logo.svg")
                .site();
        List<Output> plan = new StaticFiles(new Links(site), Set.of())
                .plan(site)
                .map(Planned::output)
                .toList();
        assertEquals(
                List.of(new Address("/posts/a/pic.png"), new Address("/img/logo.svg")),
                plan.stream().map(Output::address).toList());
        Output logo = plan.get(1);
        assertEquals(
                new Origin(
                        "the file static/img/logo.svg",
                        Optional.of(Location.file("static/img/logo.svg")),
                        Optional.of("give the file another name, or remove it")),
                logo.origin());
        assertEquals(
                new Content.Copy(new SourcePath("static/img/logo.svg"), false),
                logo.make(new SampleInputs(Map.of(), new SiteUrl("https://example.org", ""))));
    }
}
