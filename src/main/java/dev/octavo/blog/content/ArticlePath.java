package dev.octavo.blog.content;

import dev.octavo.blog.site.Article.Kind;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.CalendarDay;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the path of a Markdown file determines about its article.
 *
 * @param language from the {@code .de} at the end of the name, on a site in several languages
 * @param date from the {@code YYYY-MM-DD-} at the beginning of a post's name
 * @param folders the slugs of the folders between a post's section and the post; none for a page
 * @param slugs the parts of its address: one for a post, one for each folder and the file for a page; the last is empty
 *     if the name yields no slug
 */
public record ArticlePath(
        SourcePath source,
        Kind kind,
        Optional<String> language,
        Optional<LocalDate> date,
        List<String> folders,
        List<String> slugs) {
    static final String POSTS = "content/posts";
    static final String PAGES = "content/pages";

    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final Pattern DATED = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})-(.+)");

    public ArticlePath {
        folders = List.copyOf(folders);
        slugs = List.copyOf(slugs);
    }

    /** Returns {@code content/posts/NAME} for {@code content/posts/NAME.md} and {@code content/posts/NAME/index.md}. */
    public static String stem(SourcePath source) {
        return source.baseName().equals("index") ? source.folder() : source.folder() + "/" + source.baseName();
    }

    /** A path without its language suffix, and that language. */
    private record Plain(SourcePath path, Optional<String> language) {
        static Plain of(SourcePath source, List<Edition> editions) {
            return editions.stream()
                    .flatMap(edition -> edition.withoutLanguage(source).stream()
                            .map(plain -> new Plain(plain, Optional.of(edition.language()))))
                    .findFirst()
                    .orElseGet(() -> new Plain(source, Optional.empty()));
        }
    }

    /** A post: {@code NAME.md} or {@code NAME/index.md} in or below {@code content/posts/} or another section. */
    static Optional<ArticlePath> post(SourcePath source, List<Edition> editions, Problems problems) {
        Plain plain = Plain.of(source, editions);
        List<String> all = List.of(stem(plain.path()).split("/", -1));
        List<String> parts = all.subList(2, all.size());
        String name = parts.get(parts.size() - 1);
        Matcher dated = DATED.matcher(name);
        Optional<LocalDate> date = Optional.empty();
        if (dated.matches()) {
            date = CalendarDay.written(dated).date();
            if (date.isEmpty()) {
                problems.add(ProblemKind.WRONG_VALUE
                        .error(
                                "there is no day " + name.substring(0, 10) + ", with which the name begins",
                                Location.file(source.value()))
                        .hint("correct the date in the name"));
                return Optional.empty();
            }
            name = dated.group(4);
        }
        List<String> folders = parts.subList(0, parts.size() - 1).stream()
                .map(Slug::of)
                .filter(slug -> !slug.isEmpty())
                .toList();
        return validated(
                new ArticlePath(source, Kind.POST, plain.language(), date, folders, List.of(Slug.of(name))), problems);
    }

    /** A page: {@code content/pages/a/b.md} is {@code a/b}, {@code content/pages/a/index.md} is {@code a}. */
    static Optional<ArticlePath> page(SourcePath source, List<Edition> editions, Problems problems) {
        Plain plain = Plain.of(source, editions);
        String rest = plain.path().value().substring(PAGES.length() + 1);
        List<String> slugs = new ArrayList<>();
        for (String part : rest.substring(0, rest.lastIndexOf('.')).split("/", -1)) {
            slugs.add(Slug.of(part));
        }
        if (plain.path().baseName().equals("index")) {
            slugs.remove(slugs.size() - 1);
        }
        return validated(
                new ArticlePath(source, Kind.PAGE, plain.language(), Optional.empty(), List.of(), slugs), problems);
    }

    /** Returns the article's own permalink, or the address that the site's permalink pattern gives it. */
    Address address(FrontMatter meta, SiteConfig config) {
        return meta.placement().permalink().orElseGet(() -> {
            Address address = byPattern(meta, config);
            return config.editionOf(meta.placement())
                    .map(edition -> edition.at(address))
                    .orElse(address);
        });
    }

    private Address byPattern(FrontMatter meta, SiteConfig config) {
        List<String> parts = new ArrayList<>(slugs);
        meta.placement().slug().ifPresent(slug -> {
            if (!parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            }
            parts.add(slug);
        });
        if (parts.isEmpty()) {
            return Address.HOME; // of content/pages/index.md
        }
        String slug = String.join("/", parts);
        String path = pattern(config).replace(":slug", slug);
        if (path.indexOf(':') >= 0) { // rare, and formatting numbers takes longer than all the rest
            String title = meta.titled() ? Slug.of(meta.title()) : ""; // the address must not change with the text
            path = filled(
                    path.replace(":title", meta.placement().slug().isPresent() || title.isEmpty() ? slug : title),
                    meta.date().map(date -> date.day()),
                    category(meta.terms()));
        }
        return single(path);
    }

    /** The address that a pattern gives an article whose front matter has neither a slug nor a permalink. */
    public static String address(SourcePath source, String pattern, Optional<LocalDate> day, String category) {
        Problems problems = new Problems();
        return (source.isUnder(PAGES) ? page(source, List.of(), problems) : post(source, List.of(), problems))
                .map(path -> path.filled(pattern.replace(":slug", String.join("/", path.slugs)), day, category))
                .map(path -> single(path).path())
                .orElse("");
    }

    private String filled(String pattern, Optional<LocalDate> day, String category) {
        String path = pattern.replace(":section", section())
                .replace(":category", category)
                .replace(":folder", String.join("/", folders));
        return day.map(date -> dated(path, date)).orElse(path);
    }

    private static Address single(String path) {
        // Most posts lie in no folder.
        String single = path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
        return new Address(single.replace("/.html", "/"));
    }

    private String pattern(SiteConfig config) {
        if (kind == Kind.PAGE || source.isUnder(POSTS)) {
            return kind == Kind.PAGE
                    ? config.permalinks().pages()
                    : config.permalinks().posts();
        }
        return section(config).permalink();
    }

    /** Returns whether its author has to write a title. */
    boolean needsTitle(SiteConfig config) {
        return kind == Kind.PAGE || source.isUnder(POSTS) || section(config).titles();
    }

    private SiteConfig.Section section(SiteConfig config) {
        return config.sections().stream()
                .filter(section -> source.isUnder(section.folder()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a post in no section: " + source));
    }

    private String section() {
        return source.value().split("/", -1)[1];
    }

    /** Returns the slug path of the first category that the author named, with its parents: {@code travel/italy}. */
    private static String category(List<Term> terms) {
        String slug = "";
        for (Term term : terms) {
            if (term.isOf(Term.CATEGORIES) && (slug.isEmpty() || term.slug().startsWith(slug + "/"))) {
                slug = term.slug();
            }
        }
        return slug.isEmpty() ? "" : slug.substring(Term.CATEGORIES.length() + 1);
    }

    private static String dated(String path, LocalDate day) {
        return path.replace(":year", String.format(Locale.ROOT, "%04d", day.getYear()))
                .replace(":month", String.format(Locale.ROOT, "%02d", day.getMonthValue()))
                .replace(":day", String.format(Locale.ROOT, "%02d", day.getDayOfMonth()));
    }

    /** Returns a problem if neither the file name nor the front matter gives the article an address. */
    Optional<Problem> missingName(FrontMatter meta) {
        boolean named = !slugs.contains("")
                || meta.placement().slug().isPresent()
                || meta.placement().permalink().isPresent();
        return named
                ? Optional.empty()
                : Optional.of(ProblemKind.NO_ADDRESS
                        .error(
                                "the name has neither a letter nor a digit, so there is no address in it",
                                Location.file(source.value()))
                        .hint("write \"slug\" into the front matter, such as slug: my-first-post,"
                                + " or give the file such a name"));
    }

    private static Optional<ArticlePath> validated(ArticlePath path, Problems problems) {
        int folders = path.slugs.size() - 1;
        if (folders > 0 && path.slugs.subList(0, folders).contains("")) {
            problems.add(ProblemKind.NO_ADDRESS
                    .error(
                            "the folder's name has neither a letter nor a digit, so there is no address in it",
                            Location.file(path.source.value()))
                    .hint("name the folder like my-pages"));
            return Optional.empty();
        }
        return Optional.of(path);
    }
}
