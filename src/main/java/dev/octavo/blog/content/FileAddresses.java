package dev.octavo.blog.content;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PictureHeader;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.problem.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of copied files. A file in the folder of an article goes where the article goes, and is withheld with
 * it: {@code NAME/x.png} belongs to {@code NAME/index.md} and to {@code NAME.md} beside the folder. Other files keep
 * their path: {@code content/posts/x.png} goes to {@code /posts/x.png}, {@code content/pages/a/x.png} to {@code
 * /a/x.png}, {@code content/authors/x.png} to {@code /authors/x.png}, {@code static/x.png} to {@code /x.png}.
 */
final class FileAddresses {
    private final Project project;
    private final Map<SourcePath, Optional<PixelSize>> sizes;
    private final Problems problems;
    private final Map<String, Article> owners = new HashMap<>();

    /**
     * @param editions of the site: a file beside several translations goes with the one whose name has no language
     * @param sizes of pictures read before; this adds those of all others
     */
    FileAddresses(
            Project project,
            List<Article> articles,
            List<Edition> editions,
            Map<SourcePath, Optional<PixelSize>> sizes,
            Problems problems) {
        this.project = project;
        this.sizes = sizes;
        this.problems = problems;
        for (Article article : articles) {
            SourcePath path = article.source().path();
            boolean index = path.baseName().equals("index");
            owners.merge(ArticlePath.stem(path), article, (first, second) -> index ? second : first);
        }
        for (Article article : articles) {
            SourcePath path = article.source().path();
            editions.stream()
                    .flatMap(edition -> edition.withoutLanguage(path).stream())
                    .forEach(unmarked -> owners.putIfAbsent(ArticlePath.stem(unmarked), article));
        }
    }

    /** Returns the file with its address; empty if its article is withheld or the file cannot be read. */
    Optional<ProjectFile> of(SourcePath file) {
        return problems.unlessThrown(() -> address(file).map(address -> new ProjectFile(file, address, size(file))));
    }

    private Optional<Address> address(SourcePath file) {
        Optional<String> owned =
                file.folders().stream().filter(owners::containsKey).findFirst();
        if (owned.isEmpty()) {
            return Optional.of(new Address(ownPath(file)));
        }
        String rest = file.value().substring(owned.get().length() + 1);
        return owned.map(owners::get)
                .filter(owner -> !owner.withheld())
                .map(owner -> owner.address().file(rest));
    }

    private Optional<PixelSize> size(SourcePath file) {
        return PictureHeader.isPicture(file.fileName())
                ? sizes.computeIfAbsent(file, picture -> project.look(picture, PictureHeader::size))
                : Optional.empty();
    }

    private static String ownPath(SourcePath file) {
        if (file.isUnder(ArticlePath.PAGES)) {
            StringBuilder path = new StringBuilder("/");
            String folders = file.folder().substring(ArticlePath.PAGES.length());
            for (String folder :
                    folders.substring(Math.min(1, folders.length())).split("/", -1)) {
                // Like the pages in it: content/pages/About us/team.md is /about-us/team/.
                String slug = Slug.of(folder);
                path.append(slug).append(slug.isEmpty() ? "" : "/");
            }
            return path.append(file.fileName()).toString();
        }
        String top = file.isUnder("static") ? "static" : "content";
        return file.value().substring(top.length());
    }
}
