package dev.octavo.blog.project;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds files in folders where Octavo does not look for them. */
final class MisplacedFiles {
    private static final List<String> POSTS = List.of("posts", "_posts");
    private static final List<String> SETTINGS = List.of("site.yaml", "site.yml");
    private static final Set<String> ELSEWHERE =
            Set.of("content", "static", "templates", ThemeStack.FOLDER, "public", "node_modules");
    private static final List<String> OF_OTHERS =
            List.of("_includes", "_layouts", "assets", "css", "layouts", "partials", "slots", ThemeStack.FOLDER);
    /** Files that other generators hand to templates; Hugo and Jekyll read them from {@code data/}. */
    private static final Pattern DATA = Pattern.compile("\\.(?:ya?ml|toml|json|csv)$");

    private static final int DEPTH = 4;
    private static final int MOST_FILES = 5000;

    private MisplacedFiles() {}

    /** Returns advice for a folder without {@code content/}; empty if nothing that belongs there is found. */
    static Optional<String> intoContent(Path root) {
        Optional<String> foreign = foreign(root);
        if (foreign.isPresent()) {
            return foreign.map(advice -> advice + ", and move the articles to content/posts/");
        }
        List<String> own = Stream.concat(
                        Stream.of("posts", "_posts", "pages")
                                .filter(name -> holdsMarkdown(root.resolve(name)))
                                .map(name -> name + "/"),
                        SETTINGS.stream().filter(name -> Files.isRegularFile(root.resolve(name))))
                .toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of("make a folder content/ there and move " + Figures.few(own)
                        + " into it, so that posts lie in content/posts/ and the settings in content/site.yaml");
    }

    /** Returns advice if {@code content/} has no settings; empty if there are none elsewhere either. */
    static Optional<String> settings(Path root) {
        return SETTINGS.stream()
                .filter(name -> Files.isRegularFile(root.resolve(name)))
                .findFirst()
                .map(name -> "move " + name + " into content/: it has to be content/site.yaml")
                .or(() -> foreign(root));
    }

    /** Returns warnings about ignored files outside {@code content/}. */
    static List<Problem> besideContent(Path root) {
        List<Problem> problems = new ArrayList<>();
        for (String name : POSTS) {
            if (holdsMarkdown(root.resolve(name))) {
                problems.add(ProblemKind.MISPLACED_FILE
                        .warning(
                                "Octavo does not use the articles in " + name + "/, which is outside content/",
                                Location.file(name))
                        .hint("move them to content/posts/"));
            }
        }
        if (holds(root.resolve("data"), file -> DATA.matcher(file.toString()).find())) {
            problems.add(ProblemKind.MISPLACED_FILE
                    .warning("Octavo does not use the files in data/, which is outside content/", Location.file("data"))
                    .hint("move them to content/data/, where templates read them as data(\"NAME\"); a table that"
                            + " ::chart draws lies beside its article; if the files are for something else, give the"
                            + " folder another name"));
        }
        if (Files.isRegularFile(root.resolve("site.yaml")) && Files.exists(root.resolve("content/site.yaml"))) {
            problems.add(ProblemKind.MISPLACED_FILE
                    .warning(
                            "this file is not read: the settings are those in content/site.yaml",
                            Location.file("site.yaml"))
                    .hint("move there what is only here, and remove this one"));
        }
        return problems;
    }

    /** Returns one stylesheet or template from each top folder that other generators read, relative to {@code root}. */
    static List<String> misplaced(Path root) {
        return OF_OTHERS.stream()
                .map(root::resolve)
                .filter(Files::isDirectory)
                .filter(folder -> !holds(folder, theme -> Files.exists(theme.resolve(ThemeStack.SETTINGS))))
                .flatMap(folder -> sheetOrTemplate(folder).stream())
                .map(file -> Slashes.of(root.relativize(file)))
                .toList();
    }

    private static Optional<Path> sheetOrTemplate(Path folder) {
        try (Stream<Path> files =
                Files.find(folder, DEPTH, (file, attributes) -> file.toString().matches(".*\\.(?:css|ftlh?|html)"))) {
            return files.min(Path::compareTo);
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty(); // not a part of the site
        }
    }

    /** Returns a warning that names the folder with most articles; meant for an empty {@code content/posts/}. */
    static Optional<Problem> articles(Path root) throws IOException {
        Map<String, Integer> found = markdown(root, MisplacedFiles::hasFrontMatter);
        return found.entrySet().stream()
                .filter(folder -> !POSTS.contains(folder.getKey())) // already reported
                .max(Map.Entry.comparingByValue())
                .map(folder -> ProblemKind.MISPLACED_FILE
                        .warning(
                                "there is no post in content/posts/, but "
                                        + (folder.getKey().isEmpty() ? "the site's folder" : folder.getKey() + "/")
                                        + " has Markdown with front matter",
                                Location.file(folder.getKey().isEmpty() ? "content/posts" : folder.getKey()))
                        .hint("move the articles to content/posts/"));
    }

    /** Returns the numbers of Markdown files outside {@code content/}, by folder relative to {@code root}. */
    static Map<String, Integer> markdown(Path root, Predicate<Path> wanted) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        Files.walkFileTree(root, Set.of(), DEPTH, new SimpleFileVisitor<>() {
            private int seen;

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean other = name.startsWith(".") || (root.equals(folder.getParent()) && ELSEWHERE.contains(name));
                return !folder.equals(root) && other ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && isMarkdown(file) && wanted.test(file)) {
                    Path folder = root.relativize(file.getParent());
                    found.merge(Slashes.of(folder), 1, Integer::sum);
                }
                return ++seen < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE; // not a part of the site
            }
        });
        return found;
    }

    private static Optional<String> foreign(Path root) {
        return ForeignSettings.in(root)
                .map(settings -> settings.name() + " belongs to " + settings.program()
                        + " and is not read: type octavo init in that folder, which takes the title and the"
                        + " address from it");
    }

    private static boolean holdsMarkdown(Path folder) {
        return holds(folder, file -> isMarkdown(file) || Files.isRegularFile(file.resolve("index.md")));
    }

    private static boolean holds(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(wanted);
        } catch (IOException | UncheckedIOException unreadable) {
            return false; // an unreadable folder cannot be meant as part of the site
        }
    }

    private static boolean isMarkdown(Path file) {
        String name = String.valueOf(file.getFileName());
        return SourcePath.isMarkdown(name) || name.endsWith(".mdx");
    }

    private static boolean hasFrontMatter(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            return start.startsWith("---\n") || start.startsWith("---\r") || start.startsWith("+++");
        } catch (IOException unreadable) {
            return false; // as above
        }
    }
}
