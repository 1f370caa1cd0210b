package dev.octavo.use.importer.source;

import dev.octavo.blog.markdown.foreign.Dialect;
import dev.octavo.lib.address.Nfc;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.DataFile;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldBlog;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.scaffold.OldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    static final Set<String> MARKDOWN = Set.of("md", "markdown", "mdown", "mkd", "mdx");
    static final Set<String> OTHER_ARTICLES = Set.of("rst", "adoc", "asciidoc", "org", "ipynb", "textile");
    static final Set<String> TEMPLATES =
            Set.of("njk", "liquid", "hbs", "ejs", "pug", "astro", "jsx", "tsx", "vue", "svelte", "webc", "vto", "page");
    private static final Pattern ENTERED =
            Pattern.compile("\\.well-known|(?!node_modules$|bower_components$|__pycache__$)[^.].*");
    private static final long LARGEST = 5_000_000;

    private final Path top;
    private final Generator generator;
    private final OldSettings settings;
    private final FolderSettings named;
    private final FolderLanguages languages;
    private final Map<String, Map<String, Object>> authors;
    private final FolderItems items;
    private final PathRules rules;
    private final FolderFiles statics;
    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, Optional<Object>> data = new HashMap<>();

    private FolderBlog(Path folder, Generator program) throws IOException {
        this.top = folder.toRealPath(); // a link to a folder is not entered
        this.settings = OldSettings.of(program.words("settings").stream()
                .filter(name -> !name.equals(".obsidian")) // which is about the editor
                .map(folder::resolve)
                .toList());
        this.generator = program.of(settings);
        this.named = new FolderSettings(generator, settings, this::data);
        this.languages = new FolderLanguages(generator, settings);
        this.authors = FolderSettings.authors(this.top);
        Media.files(top, inner -> ENTERED.matcher(Media.name(Slashes.of(inner))).matches())
                .forEach(file -> files.put(Nfc.of(Slashes.of(top.relativize(file))), file));
        PublicKeys publicKeys = PublicKeys.of(
                generator,
                settings,
                files.entrySet().stream()
                        .filter(file -> MARKDOWN.contains(SourcePath.extension(file.getKey())))
                        .map(Map.Entry::getValue)
                        .toList());
        this.rules = new PathRules(generator, settings, files);
        this.items = new FolderItems(top, generator, settings, languages, publicKeys, rules);
        items.guess(files);
        List<String> roots = roots(generator.text("published").isPresent() ? "published" : "files");
        Set<String> apart = new HashSet<>(roots);
        roots("articles").forEach(apart::remove);
        this.statics = FolderFiles.of(generator, rules, files, roots, apart);
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

    @Override
    public String program() {
        return generator.name();
    }

    @Override
    public Map<String, Object> settings(Account account) {
        Map<String, Object> ours = named.ours(account);
        languages.complete(ours);
        if (generator.name().equals("Obsidian")) {
            ours.putIfAbsent("title", String.valueOf(top.getFileName()));
        }
        return ours;
    }

    @Override
    public Map<String, Map<String, Object>> authors() {
        return authors;
    }

    @Override
    public Map<String, Map<String, Object>> languages() {
        return languages.ours();
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
        Set<Path> kept = new HashSet<>(statics.kept().values());
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String path = file.getKey();
            Optional<String> place = items.place(path);
            String extension = SourcePath.extension(path);
            if (place.isEmpty() || statics.left().containsKey(path) || kept.contains(file.getValue())) {
                continue;
            }
            boolean markdown = MARKDOWN.contains(extension);
            if (items.hides(place.get()) || rules.ignores(path, place.get())) {
                if (markdown) {
                    account.left(Thing.FILE, "the old program does not publish it", path);
                }
            } else if (OTHER_ARTICLES.contains(extension)) {
                account.left(Thing.POST, "an article in ." + extension + ", which is not Markdown", path);
            } else if (markdown || extension.matches("html?")) {
                if (Files.size(file.getValue()) > LARGEST) {
                    account.left(Thing.POST, "a file of more than 5 MB", path);
                } else {
                    items.read(path, file.getValue(), place.get(), account).ifPresent(each);
                }
            } else if (TEMPLATES.contains(extension)) {
                account.left(Thing.FILE, "a template", path);
            }
        }
        statics.left().forEach((path, why) -> account.left(Thing.FILE, why, path));
    }

    @Override
    public Optional<String> included(String path) {
        return Stream.of("_includes/", "_includes/partials/", "src/_includes/", "content/", "layouts/shortcodes/", "")
                .flatMap(folder -> Optional.ofNullable(files.get(folder + path)).stream())
                .findFirst()
                .flatMap(FolderBlog::text);
    }

    @Override
    public Optional<Object> data(String path) {
        return data.computeIfAbsent(path, this::read);
    }

    private Optional<Object> read(String path) {
        return DataFile.ENDINGS.stream()
                .map(ending -> "_data/" + path + ending)
                .flatMap(name -> Optional.ofNullable(files.get(name)).flatMap(FolderBlog::text).stream()
                        .flatMap(text -> read(name, text).stream()))
                .findFirst();
    }

    private static Optional<Object> read(String name, String text) {
        try {
            return Optional.of(DataFile.value(name, text));
        } catch (ProblemException wrong) {
            return Optional.empty();
        }
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

    @Override
    public Map<String, Path> staticFiles() {
        return statics.kept();
    }
}
