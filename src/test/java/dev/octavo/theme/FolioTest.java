package dev.octavo.theme;

import static dev.octavo.theme.ThemePages.found;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The theme Folio: a person's page, works as a grid of pictures, publications by year. */
@Tag("both")
final class FolioTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Folders.write(folder, "content/authors/ada.yaml", "name: Ada Quill\nbio: Counts birds.\n");
        Folders.write(folder, "content/authors/zoe.yaml", "name: Zoe\n");
        Folders.write(folder, "content/posts/a.md", "---\ntitle: A\ndate: 2026-01-03\nauthor: ada\n---\nText.\n");
        for (int work = 1; work <= 3; work++) {
            Folders.write(
                    folder,
                    "content/works/" + work + ".md",
                    "---\ntitle: Work %1$d\ndate: 202%1$d-01-01\n---\nText.\n".formatted(work));
        }
        Folders.write(folder, "content/pages/index.md", """
                ---
                title: Home
                extra: { role: Ornithologist }
                ---
                ::works{most=2}

                ::publications
                """);
        publications("[]");
    }

    @Test
    void beginsWithThePerson() throws IOException {
        String home = page("", "index.html");
        assertTrue(home.contains("<h1>Ada Quill</h1>"), home);
        assertTrue(home.contains("<p class=\"folio-role\">Ornithologist</p>"), home);
        assertTrue(home.contains("<p class=\"folio-bio\">Counts birds.</p>"), home);
        assertTrue(page("theme-settings: { person: Zoe }\n", "index.html").contains("<h1>Zoe</h1>"));
    }

    @Test
    void saysTheNameOfASiteThatIsCalledLikeThePersonOnce() throws IOException {
        assertEquals(
                1, found("(<a class=\"site-name\")", page("", "index.html")).size());
        Folders.write(folder, "content/authors/ada.yaml", "name: A\n");
        assertEquals(
                0, found("(<a class=\"site-name\")", page("", "index.html")).size());
    }

    @Test
    void hasTheNewestWorksOnTheHomePageAndAllOnTheirOwn() throws IOException {
        String work = "<span class=\"folio-work\">Work (.)</span>";
        assertEquals(List.of("3", "2"), found(work, page("", "index.html")));
        String works = page("theme-settings: { shape: square, columns: 9 }\n", "works/index.html");
        assertEquals(List.of("3", "2", "1"), found(work, works));
        assertEquals(List.of("2023", "2022", "2021"), found(">(2\\d+)</time>", works));
        assertTrue(works.contains("<ul class=\"folio-works folio-square-pictures folio-columns-4\">"), works);
    }

    @Test
    void showsWorksInTheirLayout() throws IOException {
        assertTrue(page("", "works/1/index.html").contains("<article class=\"post folio-wide\">"));
        assertTrue(page("", "posts/a/index.html").contains("<article class=\"post\">"));
    }

    @Test
    void groupsPublicationsByYear() throws IOException {
        publications("""
                - { title: One, year: 2020 }
                - { title: Two, date: "2024-05-01" }
                - { title: Three, year: in press }
                - { title: Four, year: 2020 }
                """);
        assertEquals(
                List.of("in press", "Three", "2024", "Two", "2020", "One", "Four"),
                found("<(?:dt|p class=\"folio-title\")>([^<]+)</", page("", "index.html")));
    }

    @Test
    void choosesPublications() throws IOException {
        publications("""
                - { title: One, year: 2020, selected: true, type: article }
                - { title: Two, year: 2024, type: book }
                - { title: Three, year: 2022, type: article }
                """);
        for (String asked : List.of("selected: One", "type=article: Three One", "most=2: Two Three")) {
            Folders.write(
                    folder,
                    "content/pages/index.md",
                    "---\ntitle: Home\n---\n::publications{" + asked.replaceFirst(":.*", "") + "}\n");
            assertEquals(
                    List.of(asked.replaceFirst(".*: ", "").split(" ")),
                    found("folio-title\">([^<]+)", page("", "index.html")),
                    asked);
        }
    }

    @Test
    void setsTheOwnNameApart() throws IOException {
        publications("""
                - title: One
                  author: [Ada Quill, A. Quill, Bob Quill, A. Deckle, A. Q. Feather, others]
                - title: Two
                  authors: Jonas Deckle and Ada Quill
                """);
        String home = page("theme-settings: { names: A. Q. Feather }\n", "index.html");
        assertEquals(List.of("Ada Quill", "A. Quill", "A. Q. Feather", "Ada Quill"), found("<strong>([^<]+)", home));
        assertTrue(home.contains("<p>Jonas Deckle and <strong>Ada Quill</strong></p>"), home);
        assertTrue(home.contains("</strong> et al.</p>"), home);
    }

    @Test
    void linksToPublications() throws IOException {
        Folders.write(folder, "static/files/one.pdf", "%PDF");
        publications("""
                - title: One
                  journal: Birds
                  volume: 3
                  number: 2
                  pages: 1–9
                  pdf: /files/one.pdf
                  doi: 10.1000/one
                  arxiv: "2601.00001"
                  url: https://www.birds.example/one
                  links: [{ title: Code, url: "https://code.example/one" }]
                """);
        String home = page("", "index.html");
        assertTrue(home.contains("<p><cite>Birds</cite> 3 (2), 1–9</p>"), home);
        assertEquals(
                List.of(
                        "/files/one.pdf\">PDF",
                        "https://doi.org/10.1000/one\">DOI",
                        "https://arxiv.org/abs/2601.00001\">arXiv",
                        "https://www.birds.example/one\">birds.example",
                        "https://code.example/one\">Code"),
                found("<a href=\"([^<]+)<span class=\"unseen\">: One<", home));
    }

    @Test
    void takesPublicationsFromBibTex() throws IOException {
        Files.delete(folder.resolve("content/data/publications.yaml"));
        Folders.write(folder, "content/data/publications.bib", """
                @article{a,
                  title = {H{\\"o}he}, author = {Quill, A. and Jonas Deckle and others}, year = 2024,
                  eprint = {2401.00010}, archivePrefix = {arXiv}, selected = {true},
                }
                @book{b, title = {Two}, year = {in press}}
                """);
        Folders.write(folder, "content/pages/index.md", "---\ntitle: Home\n---\n::publications{selected}\n");
        String home = page("", "index.html");
        assertEquals(List.of("Höhe"), found("folio-title\">([^<]+)", home));
        assertTrue(home.contains("<p><strong>A. Quill</strong> and Jonas Deckle et al.</p>"), home);
        assertTrue(home.contains("https://arxiv.org/abs/2401.00010"), home);
    }

    private void publications(String rows) {
        Folders.write(folder, "content/data/publications.yaml", rows);
    }

    private String page(String config, String file) throws IOException {
        return ThemePages.page(
                folder, "theme: folio\nsections: { works: { title: Works, layout: work } }\n" + config, file);
    }
}
