package dev.octavo.use.importer.source;

import dev.octavo.blog.markdown.foreign.Dialect;
import dev.octavo.lib.address.Nfc;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldBlog;
import dev.octavo.use.importer.old.OldItem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of a program that makes sites from Markdown: Jekyll, Hugo, Zola and so on, or a vault of Obsidian. */
public final class FolderBlog implements OldBlog {
    private static final Set<String> MARKDOWN = Set.of("md", "markdown", "mdown", "mkd", "mdx");
    private static final Set<String> OTHER_ARTICLES = Set.of("rst", "adoc", "asciidoc", "org", "ipynb", "textile");
    private static final Set<String> TEMPLATES =
            Set.of("njk", "liquid", "hbs", "ejs", "pug", "astro", "jsx", "tsx", "vue", "svelte", "webc", "vto", "page");
    /** Files that belong to a theme, which is not taken over. */
    private static final Set<String> THEME = Set.of(
            "css", "scss", "sass", "less", "js", "ts", "mjs", "cjs", "map", "php", "rb", "py", "toml", "yml", "yaml",
            "lock", "sh", "bat", "log");

    private static final Set<String> NEVER = Set.of("node_modules", "bower_components", "__pycache__");
    private static final long LARGEST = 5_000_000;

    private final Path top;
    private final Generator generator;
    private final OldSettings settings;
    private final FolderSettings named;
    private final FolderItems items;
    private final Map<String, Path> files = new TreeMap<>();

    private FolderBlog(Path top, Generator generator) throws IOException {
        this.top = top;
        this.generator = generator;
        this.settings = OldSettings.of(
                generator.words("settings").stream().map(top::resolve).toList());
        this.named = new FolderSettings(generator, settings);
        walk();
        PublicKeys publicKeys = PublicKeys.of(
                generator,
                files.entrySet().stream()
                        .filter(file -> MARKDOWN.contains(SourcePath.extension(file.getKey())))
                        .map(Map.Entry::getValue)
                        .toList());
        this.items = new FolderItems(top, generator, settings, publicKeys);
    }

    /**
     * Opens a folder; empty if no program is known by it.
     *
     * @param kind the name of the program; recognised if absent
     */
    public static Optional<OldBlog> in(Path folder, Optional<String> kind) throws IOException {
        Optional<Generator> generator = Generator.of(folder, kind);
        return generator.isPresent() ? Optional.of(new FolderBlog(folder, generator.get())) : Optional.empty();
    }

    /** All files that may be read, by their paths with slashes. Links that lead elsewhere are not followed. */
    private void walk() throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean skipped = !folder.equals(top) && (name.startsWith(".") || NEVER.contains(name));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = Nfc.of(Slashes.of(top.relativize(file)));
                if (attributes.isRegularFile()) {
                    files.put(path, file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE; // as if it were not there: nothing refers to it
            }
        });
    }

    @Override
    public String program() {
        return generator.name();
    }

    @Override
    public Map<String, Object> settings(Account account) {
        Map<String, Object> ours = named.ours(account);
        if (generator.name().equals("Obsidian")) {
            ours.putIfAbsent("title", String.valueOf(top.getFileName()));
        }
        return ours;
    }

    @Override
    public Map<String, Map<String, Object>> authors() {
        return named.authors(files);
    }

    @Override
    public Set<Dialect> dialects() {
        return generator.dialects();
    }

    @Override
    public Optional<String> setting(String path) {
        return settings.text(path);
    }

    @Override
    public Map<String, String> moved() {
        return generator.lists();
    }

    @Override
    public Optional<String> headingId(String heading) {
        return OldAddress.headingId(generator.text("ids").orElse(""), heading);
    }

    @Override
    public void items(Account account, Consumer<OldItem> each) throws IOException {
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String path = file.getKey();
            Optional<String> place = items.place(path);
            String extension = SourcePath.extension(path);
            if (place.isEmpty()) {
                continue;
            }
            if (OTHER_ARTICLES.contains(extension)) {
                account.left(Thing.POST, "an article in ." + extension + ", which is not Markdown", path);
            } else if (MARKDOWN.contains(extension) || extension.matches("html?")) {
                if (Files.size(file.getValue()) > LARGEST) {
                    account.left(Thing.POST, "a file of more than 5 MB", path);
                } else {
                    items.read(path, file.getValue(), place.get(), account).ifPresent(each);
                }
            } else if (TEMPLATES.contains(extension)) {
                account.left(Thing.FILE, "a template", path);
            }
        }
    }

    @Override
    public Optional<String> included(String path) {
        return Stream.of("_includes/", "_includes/partials/", "src/_includes/", "content/", "layouts/shortcodes/", "")
                .flatMap(folder -> Optional.ofNullable(files.get(folder + path)).stream())
                .findFirst()
                .flatMap(FolderBlog::text);
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.size(file) > LARGEST ? Optional.empty() : Optional.of(ArticleFile.text(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Path> file(String place, String address) {
        String path = address.replaceFirst("^[a-z]+://[^/]+", "");
        SourcePath here = new SourcePath(place);
        List<String> tried = new ArrayList<>();
        if (!path.startsWith("/")) {
            here.beside(path).ifPresent(found -> tried.add(found.value()));
            // A path beside an address of its own folder leads into the folder of that name.
            new SourcePath(place.replaceFirst("\\.[^./]+$", "/index.md"))
                    .beside(path)
                    .ifPresent(found -> tried.add(found.value()));
            new SourcePath("a/b").beside("/" + path).ifPresent(found -> tried.add(found.value()));
        }
        String bare = path.replaceFirst("^/+", "");
        roots("files").forEach(root -> tried.add(root + bare));
        tried.add("assets/" + bare);
        tried.add(bare); // such as images/, which Nikola copies
        return tried.stream()
                .flatMap(name -> Optional.ofNullable(files.get(name)).stream())
                .findFirst()
                .or(() -> byName(bare));
    }

    /** The only file of that name, as a vault finds it. */
    private Optional<Path> byName(String name) {
        if (!generator.dialects().contains(Dialect.OBSIDIAN) || name.contains("/")) {
            return Optional.empty();
        }
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/" + name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The folders whose files have addresses, with a slash at the end; the top's is empty. */
    private List<String> roots(String key) {
        List<String> roots = new ArrayList<>();
        for (Path folder : generator.folders(key, top)) {
            roots.add(folder.equals(top) ? "" : Slashes.of(top.relativize(folder)) + "/");
        }
        return roots;
    }

    private static boolean hasAddress(String extension) {
        return !extension.isEmpty()
                && Stream.of(MARKDOWN, OTHER_ARTICLES, TEMPLATES, THEME).noneMatch(kind -> kind.contains(extension))
                && !extension.matches("html?|xml|json");
    }

    @Override
    public Map<String, Path> staticFiles() {
        Map<String, Path> found = new LinkedHashMap<>();
        Pattern hidden = generator.pattern("hidden");
        for (String root : roots(generator.text("published").isPresent() ? "published" : "files")) {
            files.forEach((path, file) -> {
                String address = path.startsWith(root) ? path.substring(root.length()) : "";
                boolean shown = !address.isEmpty() && !hidden.matcher(address).matches() && !path.startsWith("_");
                boolean loose = root.isEmpty() && !address.contains("/") && !SourcePath.isPicture(address);
                if (shown && !loose && hasAddress(SourcePath.extension(path))) {
                    found.putIfAbsent(address, file);
                }
            });
        }
        return found;
    }
}
