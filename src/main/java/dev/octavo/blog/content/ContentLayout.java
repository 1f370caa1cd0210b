package dev.octavo.blog.content;

import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.DataFile;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files below {@code content/}, sorted by their purpose.
 *
 * @param authors the YAML files of authors
 * @param defaults the {@code _defaults.yaml} files, which set values for all articles in their folder
 * @param files other files among articles and authors, which may be copied
 * @param strays Markdown files with the wrong place or name
 */
record ContentLayout(
        List<ArticlePath> articles,
        List<SourcePath> authors,
        List<SourcePath> defaults,
        List<SourcePath> files,
        List<SourcePath> strays) {
    static final String AUTHORS = "content/authors";
    private static final String DATA = "content/data";

    private static final Pattern COPY = Pattern.compile("(.+?)(?: (?:- )?[Cc]opy(?: \\(?\\d+\\)?)?"
            + "| \\((?:copy|\\d+|[^()/]*conflicted copy[^()/]*)\\)"
            + "|\\.sync-conflict-[^/]*|_(?:BACKUP|BASE|LOCAL|REMOTE)_\\d+)");
    private static final Set<String> LISTS = Set.of("tags", "series", "categories", "archive", "search");
    private static final String DEFAULTS = "_defaults.yaml";
    private static final Pattern NEARLY_DEFAULTS =
            Pattern.compile("_defaults?\\.(?:ya?ml|toml|json)|defaults?\\.ya?ml");

    ContentLayout {
        articles = List.copyOf(articles);
        authors = List.copyOf(authors);
        defaults = List.copyOf(defaults);
        files = List.copyOf(files);
        strays = List.copyOf(strays);
    }

    /** @param config absent if the settings have mistakes, so that the sections are unknown */
    static ContentLayout of(Stream<SourcePath> paths, Optional<SiteConfig> config, Problems problems) {
        Sorting sorting = new Sorting(config, problems);
        paths.forEach(sorting::add);
        sorting.unknownFolders.forEach(sorting::addUnknown);
        sorting.refuseCopies();
        return new ContentLayout(sorting.articles, sorting.authors, sorting.defaults, sorting.files, sorting.strays);
    }

    /** The problem of settings in a file with another ending. */
    static Problem notYaml(SourcePath settings) {
        return ProblemKind.SETTINGS
                .error("the site's settings are YAML, in content/site.yaml", Location.file(settings.value()))
                .hint("rename the file, and write YAML");
    }

    private static final class Sorting {
        private final List<Edition> editions;
        private final boolean known;
        private final List<String> sections;
        private final Problems problems;
        private final List<ArticlePath> articles = new ArrayList<>();
        private final List<SourcePath> authors = new ArrayList<>();
        private final List<SourcePath> defaults = new ArrayList<>();
        private final List<SourcePath> files = new ArrayList<>();
        private final List<SourcePath> strays = new ArrayList<>();
        private final Set<String> unknownFolders = new TreeSet<>();

        Sorting(Optional<SiteConfig> config, Problems problems) {
            this.known = config.isPresent();
            this.editions = config.map(SiteConfig::editions).orElse(List.of());
            this.sections = config.map(SiteConfig::sections).orElse(List.of()).stream()
                    .map(Section::folder)
                    .toList();
            this.problems = problems;
        }

        void add(SourcePath path) {
            int before = articles.size();
            sort(path);
            if (path.isMarkdown() && articles.size() == before) {
                strays.add(path);
            }
        }

        private void sort(SourcePath path) {
            String[] segments = path.value().split("/", -1);
            if (segments.length == 2) {
                addTop(path);
            } else if (path.isUnder(ArticlePath.POSTS) || sections.stream().anyMatch(path::isUnder)) {
                addPost(path, segments.length);
            } else if (path.isUnder(ArticlePath.PAGES)) {
                addPage(path);
            } else if (path.isUnder(AUTHORS)) {
                addAuthor(path);
            } else if (path.isUnder(DATA)) {
                requireData(path);
            } else {
                unknownFolders.add(segments[1]);
            }
        }

        private void addTop(SourcePath path) {
            if (path.equals(SiteReading.KNOWN_PROBLEMS)) {
                return;
            }
            if (path.isMarkdown()) {
                refuse(
                        path,
                        "an article lies in content/posts/, another page in content/pages/",
                        path.baseName().matches("_?index")
                                ? "move it to content/pages/index.md, which is the home page"
                                : "move it to content/posts/" + path.fileName()
                                        + " if it has a date, else to content/pages/" + path.fileName());
            } else if (path.baseName().equals("site") && !path.equals(SiteAuthors.SETTINGS)) {
                problems.add(notYaml(path));
            } else if (!path.equals(SiteAuthors.SETTINGS)) {
                refuse(
                        path,
                        "this file is not used",
                        "move it to static/ if it is to be copied as it is, else out of content/");
            }
        }

        private void addPost(SourcePath path, int depth) {
            if (isArticle(path)) {
                if (depth == 3 && path.baseName().equalsIgnoreCase("index")) {
                    refuse(
                            path,
                            "the name of a file is the name of the post, and \"index\" is not a name",
                            "rename it to the post's name, such as my-first-post.md, or move it to a folder of that name;"
                                    + " if it is meant as the home page, move it to content/pages/index.md");
                } else if (path.baseName().equals("_index")) {
                    refuse(
                            path,
                            "Octavo makes the lists of posts itself, and folders have no pages",
                            "delete it: what it says for all posts of the folder goes into " + DEFAULTS
                                    + " there, and a text for readers into "
                                    + (depth == 3 && !path.isUnder(ArticlePath.POSTS)
                                            ? ArticlePath.PAGES + "/"
                                                    + path.folder().substring("content/".length())
                                                    + ".md, which stands above the posts of that section"
                                            : "a page in content/pages/"));
                } else {
                    ArticlePath.post(path, editions, problems).ifPresent(articles::add);
                }
            }
        }

        private void addPage(SourcePath path) {
            if (isArticle(path)) {
                if (path.baseName().equals("_index")) {
                    refuse(path, "the page of a folder is its index.md", "rename it to index.md");
                } else {
                    ArticlePath.page(path, editions, problems).ifPresent(articles::add);
                }
            }
        }

        /** Returns whether the file is an article; otherwise adds it to its list, or reports what is wrong with it. */
        private boolean isArticle(SourcePath path) {
            if (path.isMarkdown()) {
                return true;
            }
            if (path.fileName().equals(DEFAULTS)) {
                defaults.add(path);
            } else if (NEARLY_DEFAULTS.matcher(path.fileName()).matches()) {
                refuse(
                        path,
                        "what a folder says for all articles in it is YAML, in " + DEFAULTS,
                        "rename the file, and write YAML");
            } else {
                files.add(path);
            }
            return false;
        }

        private void addAuthor(SourcePath path) {
            boolean top = path.folder().equals(AUTHORS);
            String extension = extension(path);
            if (top && extension.equals("yaml")) {
                authors.add(path);
            } else if (Set.of("yaml", "yml", "toml", "json", "md").contains(extension.toLowerCase(Locale.ROOT))) {
                refuse(
                        path,
                        "an author is a YAML file in content/authors/",
                        "move it to content/authors/" + path.baseName() + ".yaml");
            } else {
                files.add(path);
            }
        }

        private void requireData(SourcePath path) {
            if (!DataFile.isNamed(path.value())) {
                refuse(
                        path,
                        "this is not data that templates can ask for",
                        "write data as YAML, TOML, JSON, CSV or BibTeX, with the ending "
                                + String.join(", ", DataFile.ENDINGS)
                                + " in small letters; move other files to static/");
            }
        }

        /** Refuses copies made by a file manager, a merge or a cloud: they might publish what has become a draft. */
        private void refuseCopies() {
            Set<String> all =
                    articles.stream().map(article -> article.source().value()).collect(Collectors.toSet());
            for (ArticlePath article : List.copyOf(articles)) {
                SourcePath path = article.source();
                String place = ArticlePath.stem(path);
                Matcher copy = COPY.matcher(place);
                if (mayBeCopy(place) && copy.matches()) {
                    Stream.of(".md", "/index.md")
                            .map(end -> copy.group(1) + end)
                            .filter(all::contains)
                            .findFirst()
                            .ifPresent(original -> {
                                articles.remove(article);
                                refuse(
                                        path,
                                        "this looks like a copy of " + original + ", and would be another article",
                                        "remove it, or give it another name if both are meant");
                            });
                }
            }
        }

        /** A fast check that spares most names the regular expression. */
        private static boolean mayBeCopy(String place) {
            return place.indexOf(' ') >= 0 || place.indexOf('_') >= 0 || place.contains(".sync-");
        }

        private void addUnknown(String folder) {
            if (folder.matches("_?drafts?")) {
                refuse(
                        new SourcePath("content/" + folder),
                        "Octavo does not use the folder content/" + folder + "/",
                        "move its articles to content/posts/, and write draft: true into the front matter of each");
                return;
            }
            if (LISTS.contains(folder)) {
                refuse(
                        new SourcePath("content/" + folder),
                        "Octavo does not use the folder content/" + folder + "/",
                        "a text above a list is a page at its address: move the folder to content/pages/" + folder
                                + "/, and rename a page such as bread/_index.md to bread.md");
                return;
            }
            Optional<String> near = Spelling.nearest(folder, Section.RESERVED);
            if (!known && near.isEmpty()) {
                return; // it may be a section
            }
            problems.add(ProblemKind.MISPLACED_FILE
                    .error("Octavo does not use the folder content/" + folder + "/", Location.file("content/" + folder))
                    .hint(near.map(right -> "did you mean content/" + right + "/?")
                            .orElse("articles lie in content/posts/ and content/pages/, authors in content/authors/,"
                                    + " and what is copied as it is in static/; posts of their own kind lie there once"
                                    + " content/site.yaml has sections: [" + folder + "]")));
        }

        private static String extension(SourcePath path) {
            String name = path.fileName();
            return name.substring(name.lastIndexOf('.') + 1);
        }

        private void refuse(SourcePath path, String message, String hint) {
            problems.add(ProblemKind.MISPLACED_FILE
                    .error(message, Location.file(path.value()))
                    .hint(hint));
        }
    }
}
