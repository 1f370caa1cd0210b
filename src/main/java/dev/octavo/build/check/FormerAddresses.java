package dev.octavo.build.check;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.SourcePath;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses that articles have elsewhere or had before: below the folder of their file, with that file's name, with the date
 * that other programs put before it.
 */
final class FormerAddresses {
    private static final Pattern DATE = Pattern.compile("^([0-9]{4})-([0-9]{2})-([0-9]{2})-");
    private static final Pattern DATE_FOLDERS = Pattern.compile("([0-9]{4})/(?:([0-9]{1,2})/(?:([0-9]{1,2})/)?)?$");

    private final Site site;
    private Map<String, List<Article>> byName = Map.of();

    FormerAddresses(Site site) {
        this.site = site;
    }

    /** The articles that certainly are meant by {@code path}, from the root; a page's may end in {@code .md} or {@code .html}. */
    List<Article> owners(String path) {
        String page = bare(path);
        String folder = page.substring(0, page.lastIndexOf('/') + 1);
        return named(page, byName()).stream()
                .filter(article ->
                        !SourcePath.isMarkdown(path) || name(file(article)).equals(name(page)))
                .filter(article -> folders(article).anyMatch(own -> isOrDates(folder, own, article)))
                .toList();
    }

    /** The address of an article whose file has the last name in {@code path}, wherever it is. */
    Optional<String> named(String path) {
        return named(bare(path), byName()).stream()
                .filter(article -> !name(article.address().path()).equals(name(bare(path))))
                .map(article -> article.address().path())
                .min(Comparator.naturalOrder());
    }

    private static List<Article> named(String page, Map<String, List<Article>> byName) {
        return byName.getOrDefault(name(page), List.of());
    }

    private synchronized Map<String, List<Article>> byName() {
        if (byName.isEmpty()) {
            Map<String, List<Article>> names = new HashMap<>();
            site.articles()
                    .forEach(article -> names(article)
                            .distinct()
                            .forEach(name -> names.merge(
                                    name,
                                    List.of(article),
                                    (a, b) -> Stream.of(a, b)
                                            .flatMap(List::stream)
                                            .toList())));
            byName = names;
        }
        return byName;
    }

    /** The names of an article's file, with and without a date, and that of its page. */
    private static Stream<String> names(Article article) {
        String file = name(file(article));
        return Stream.of(
                file,
                DATE.matcher(file).replaceFirst(""),
                name(article.address().path()));
    }

    /** The folders of an article's file and page, from the root. */
    private static Stream<String> folders(Article article) {
        String file = "/" + file(article);
        String source = file.substring(0, file.lastIndexOf('/') + 1);
        String page = bare(article.address().path());
        return Stream.of(source, source.replaceFirst("^/content/", "/"), page.substring(0, page.lastIndexOf('/') + 1));
    }

    /** The path of an article's file without extension; of its folder, if the file is an index. */
    private static String file(Article article) {
        SourcePath source = article.source().path();
        return source.baseName().equals("index") ? source.folder() : source.folder() + "/" + source.baseName();
    }

    /** Whether {@code folder} is {@code own}, or the article's date below that or the root. */
    private static boolean isOrDates(String folder, String own, Article article) {
        Matcher date = DATE_FOLDERS.matcher(folder);
        if (folder.equals(own) || !date.find()) {
            return folder.equals(own);
        }
        String before = folder.substring(0, date.start());
        return (before.equals("/") || before.equals(own))
                && dates(article).anyMatch(day -> {
                    String[] parts = day.split("-", -1);
                    return Stream.of(1, 2, 3)
                            .allMatch(i -> date.group(i) == null
                                    || Integer.parseInt(date.group(i)) == Integer.parseInt(parts[i - 1]));
                });
    }

    /** The date of an article, and that in the name of its file, as {@code 2026-01-31}. */
    private static Stream<String> dates(Article article) {
        Matcher name = DATE.matcher(article.source().path().fileName());
        return Stream.concat(
                article.meta().date().map(PublicationDate::iso).stream().map(day -> day.substring(0, 10)),
                name.find() ? Stream.of(name.group().substring(0, 10)) : Stream.empty());
    }

    private static String bare(String path) {
        String page = path.replaceFirst(LinkRemedies.PAGE_EXTENSION, "/").replaceFirst("^/?@/", "/");
        return page.endsWith("/") ? page.substring(0, page.length() - 1) : page;
    }

    private static String name(String page) {
        return page.replaceFirst("/$", "").replaceFirst("^.*/", "");
    }
}
