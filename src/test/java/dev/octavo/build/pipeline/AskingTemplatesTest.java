package dev.octavo.build.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page is made again when the answer to what its template asks has changed, and at no other time. */
final class AskingTemplatesTest {
    private static final List<String> PAGES = List.of("titles", "bodies", "extras", "silent");

    private final Path site;

    AskingTemplatesTest(@TempDir Path site) {
        this.site = site;
        Folders.write(
                site,
                "content/site.yaml",
                "title: A\nurl: https://example.org/\n",
                "templates/titles.ftlh",
                "<#list site.posts({'tag': 'ai', 'limit': 2}) as it>${it.title}</#list>",
                "templates/bodies.ftlh",
                "<#list site.posts({'tag': 'ai', 'limit': 2}) as it>${it.body}</#list>",
                "templates/extras.ftlh",
                "<#list site.posts({'tag': 'ai', 'limit': 2}) as it>${it.extra.of!}</#list>",
                "templates/silent.ftlh",
                "${site.title}");
        PAGES.forEach(name ->
                Folders.write(site, "content/pages/" + name + ".md", "---\ntitle: P\nlayout: " + name + "\n---\nx\n"));
        post("a", 1, "ai", "First", "Kites");
        post("b", 2, "ai", "Second", "Kites");
        post("c", 3, "ai", "Third", "Kites");
        post("d", 4, "ink", "Fourth", "Kites");
        made();
    }

    private void post(String name, int day, String tag, String text, String extra) {
        Folders.write(
                site,
                "content/posts/" + name + ".md",
                "---\ntitle: " + name + "\ndate: 2026-01-0" + day + "\ndescription: D\ntags: [" + tag
                        + "]\nextra: { of: " + extra + " }\n---\n" + text + "\n");
    }

    /** Builds, and returns those of the pages that were made. */
    private List<String> made() {
        Path out = site.resolve("public");
        assertEquals(List.of(), Builds.problems(site, out));
        return PAGES.stream()
                .filter(name -> !Why.explain(site, out, site, "/" + name + "/").isKept())
                .toList();
    }

    @Test
    void aTextConcernsOnlyThoseThatShowBodies() {
        post("b", 2, "ai", "Another", "Kites");
        assertEquals(List.of("bodies"), made());
    }

    @Test
    void aValueBelowExtraConcernsOnlyThoseThatShowIt() {
        post("b", 2, "ai", "Second", "Birds");
        assertEquals(
                List.of("extras"),
                made().stream().filter(name -> !name.equals("bodies")).toList());
    }

    @Test
    void aPostThatNobodyAskedForConcernsNobody() {
        post("a", 1, "ai", "Changed", "Changed");
        post("d", 5, "ink", "Changed", "Changed");
        assertEquals(List.of(), made());
    }

    @Test
    void aNewAnswerConcernsAllThatAsked() {
        post("d", 4, "ai", "Fourth", "Kites");
        assertEquals(List.of("titles", "bodies", "extras"), made());
    }
}
