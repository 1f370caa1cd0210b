package dev.octavo.use.importer;

import dev.octavo.blog.content.SiteSettings;
import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.work.Progress;
import dev.octavo.use.fetch.FetchImages;
import dev.octavo.use.fetch.FetchRequest;
import dev.octavo.use.fetch.FetchResult;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.html.OldComments;
import dev.octavo.use.importer.old.OldBlog;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.source.Archive;
import dev.octavo.use.importer.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes over a blog of another program, and accounts for everything in it. */
public final class Import {
    /** The folder of pictures that the export of a program lacks, on the server. */
    private static final Map<String, String> MEDIA =
            Map.of("WordPress", "wp-content/uploads", "Ghost", "content/images");

    private final ImportRequest request;
    private final OldBlog blog;
    private final Account account;
    private final Optional<Report> report;
    private final MarkdownParser parser =
            new MarkdownParser((code, language) -> Optional.empty(), false, List.of(MarkdownExtension.values()));
    private final SiteFiles files;
    private final Known known;
    private final Spool texts;
    /** Articles with links to parts of others, which wait until all are there. */
    private final Map<SourcePath, Spool.Place> waiting = new LinkedHashMap<>();

    private final List<Missing> missing = new ArrayList<>();

    /** A picture that an article shows by a path of the old host. */
    private record Missing(SourcePath file, String place, String address) {}

    private Import(ImportRequest request, OldBlog blog, Known known, Spool texts) throws IOException {
        this.request = request;
        this.blog = blog;
        this.known = known;
        this.texts = texts;
        this.files = new SiteFiles(request, id(blog));
        this.account = new Account(request.report().isPresent());
        this.report = request.report().map(page -> new Report(page, texts));
    }

    /**
     * Imports a blog. No file is written if {@code request} asks for the account alone.
     *
     * @param progress of the articles
     * @throws ProblemException if there is nothing to read, or it cannot be read
     */
    public static ImportResult run(ImportRequest request, Progress progress) throws IOException {
        return run(request, new Known(), progress);
    }

    /** @param known what an earlier import made, whose unchanged articles stay as they are, without being in the account */
    static ImportResult run(ImportRequest request, Known known, Progress progress) throws IOException {
        try (Sources sources = Sources.open(request.from(), request.kind(), request.media());
                Spool texts = new Spool()) {
            try {
                return new Import(request, sources.blog(), known, texts).all(progress, sources.archive());
            } catch (ProblemException e) {
                throw sources.archive().named(e);
            }
        }
    }

    /** What tells a blog from others that are imported into the same site. */
    private static String id(OldBlog blog) {
        Map<String, Object> settings = blog.settings(new Account()); // the second reading fills the account
        Object name = settings.getOrDefault("url", settings.getOrDefault("title", ""));
        return Hash.of((blog.program() + "\n" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private ImportResult all(Progress progress, Archive archive) throws IOException {
        archive.left().forEach((name, why) -> account.left(Thing.FILE, why, name));
        Articles articles = Articles.of(blog, account, request.today(), files);
        known.begin(articles.all());
        permalinks().ifPresent(articles::keep);
        Map<String, Path> statics = statics();
        articles.settle(statics.keySet());
        SettingsFile settings = new SettingsFile(blog, articles, account);
        OldSite site = site(articles, settings, statics);
        int all = articles.all().size();
        int[] done = {0};
        try {
            blog.items(account, item -> {
                if (articles.inFile(item.place()).isPresent()) { // else it was written since the first reading
                    article(site, item);
                    progress.at("importing", ++done[0], all);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        deadParts();
        for (Map.Entry<String, Path> file : statics.entrySet()) {
            files.copy(file.getValue(), inStatic(file.getKey()));
        }
        WrittenOnce once = new WrittenOnce(files, request.force());
        once.authors(blog.authors(), articles);
        Set<String> elsewhere = known.all().values().stream()
                .flatMap(made -> made.found().elsewhere().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        once.settings(settings.written(elsewhere, request.zone(), request.today()));
        once.beginnings(account);
        files.finish();
        Optional<FetchResult> fetched = request.fetch() && !request.dryRun()
                ? Optional.of(fetched(articles, settings.url(), progress))
                : Optional.empty();
        mend();
        if (report.isPresent()) {
            String sum = Figures.count(articles.all().size(), "article") + ", " + Figures.count(files.written(), "file")
                    + (request.dryRun() ? " to write." : " written.");
            report.get().write(blog.program(), sum, account);
        }
        return new ImportResult(
                blog.program(),
                account,
                files.written(),
                files.same(),
                List.copyOf(files.changed()),
                files.beside(),
                files.deleted(),
                files.all(),
                next(),
                fetched);
    }

    /** The files that keep their addresses, but for those whose names the author has given to others. */
    private Map<String, Path> statics() throws IOException {
        Map<String, Path> all = new LinkedHashMap<>();
        for (Map.Entry<String, Path> file : blog.staticFiles().entrySet()) {
            String possible = FileNames.possible(file.getKey());
            String name = possible;
            for (int number = 2; all.containsKey(name); number++) {
                name = FileNames.numbered(possible, number);
            }
            if (name.equals(file.getKey())) {
                account.kept(Thing.FILE, name);
            } else {
                account.changed(Thing.FILE, "to a name that every system can have", file.getKey());
            }
            String free = name;
            List<SourcePath> left = new ArrayList<>();
            while (files.isAuthors(inStatic(name), file.getValue())) {
                left.add(inStatic(name));
                name = FileNames.numbered(free, left.size() + 1);
            }
            for (SourcePath authors : left) {
                files.leave(authors, inStatic(name));
            }
            all.put(name, file.getValue());
        }
        return all;
    }

    private static SourcePath inStatic(String name) {
        return new SourcePath("static/" + name);
    }

    /** The addresses of a site that is there already. */
    private Optional<Permalinks> permalinks() throws IOException {
        return new WrittenOnce(files, request.force()).hasSettings()
                ? SiteSettings.read(Project.open(request.site(), Theme.packed()), Optional.empty(), new Problems())
                        .map(config -> new Permalinks(
                                config.permalinks().posts(),
                                config.editions().stream()
                                        .findFirst()
                                        .map(own -> own.root().path().replaceFirst("/$", ""))
                                        .orElse("")))
                : Optional.empty();
    }

    private OldSite site(Articles articles, SettingsFile settings, Map<String, Path> statics) throws IOException {
        Map<Path, String> addresses = new HashMap<>();
        statics.forEach((address, file) -> addresses.putIfAbsent(file, "/" + address));
        String rest = settings.url().replaceFirst("^https?://(?:www\\.)?", "");
        int slash = rest.indexOf('/');
        String host = (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
        String base = slash < 0 ? "" : rest.substring(slash);
        Optional<OldComments> comments = Optional.of(settings.language())
                .filter(language -> request.comments())
                .map(OldComments::new);
        Set<SourcePath> imported = articles.all().stream().map(Target::file).collect(Collectors.toSet());
        imported.addAll(known.files());
        OwnAddresses own = OwnAddresses.in(request, imported);
        return new OldSite(blog, articles, OwnTags.in(request.site()), host, base, addresses, files, own, comments);
    }

    private void article(OldSite site, OldItem item) {
        Target target = site.articles().of(item);
        try {
            Optional<Known.Made> same = known.unchanged(item);
            Known.Made made = same.isPresent() ? same.get() : made(site, item, target);
            known.add(item.place(), made);
            files.keep(target.file());
            for (Map.Entry<String, Path> beside : made.found().files().entrySet()) {
                files.copy(beside.getValue(), new SourcePath(target.files() + "/" + beside.getKey()));
            }
            for (Map.Entry<String, Path> script : made.found().scripts().entrySet()) {
                files.copy(script.getValue(), new SourcePath("static/" + script.getKey()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Known.Made made(OldSite site, OldItem item, Target target) throws IOException {
        ArticleImport.Made made = new ArticleImport(site, item, parser, account).made();
        ArticleLinks.Found found = made.found();
        found.dead().stream()
                .filter(link -> link.thing() == Thing.PICTURE)
                .forEach(link -> missing.add(new Missing(target.file(), item.place(), link.address())));
        if (report.isPresent()) {
            report.get().add(item, target, made.text(), found.dead());
        }
        if (found.parts().isEmpty()) {
            files.write(target.file(), made.text());
        } else {
            waiting.put(target.file(), texts.add(made.text()));
        }
        return new Known.Made(
                target.file(), Known.hash(item), Set.copyOf(made.document().anchors()), found, new HashSet<>());
    }

    private FetchResult fetched(Articles articles, String url, Progress progress) throws IOException {
        FetchRequest pictures = new FetchRequest(
                request.site(),
                List.of(),
                false,
                false,
                request.today().atStartOfDay(request.zone()).toInstant(),
                request.today(),
                1,
                Optional.of(url).filter(address -> !address.isEmpty()));
        int total = account.found(Thing.PICTURE);
        int[] done = {0};
        List<FetchResult> result = new ArrayList<>();
        files.remember(articles.all().stream().map(Target::file).toList(), () -> {
            try {
                result.add(FetchImages.run(pictures, line -> progress.at("fetching", ++done[0], total)));
            } catch (ProblemException e) {
                result.add(new FetchResult(0, 0, e.problems()));
            }
        });
        return result.get(0);
    }

    /** Says of missing pictures that were fetched, now or by an earlier import, that they are there. */
    private void mend() throws IOException {
        for (Missing picture : missing) {
            if (files.isFetched(picture.file())
                    && !Files.readString(request.site().resolve(picture.file().value()))
                            .contains(picture.address())) {
                account.mended(Thing.PICTURE, ArticleLinks.NOT_FOUND, "fetched from the old site", picture.place());
            }
        }
    }

    /** Writes the articles that waited, without the fragments of links to parts that no article has. */
    private void deadParts() throws IOException {
        Map<SourcePath, Set<String>> ids = new HashMap<>();
        known.all().values().forEach(made -> ids.put(made.file(), made.ids()));
        boolean stale = false;
        for (Known.Made made : known.all().values()) {
            Set<String> dead = new HashSet<>();
            for (ArticleLinks.Part part : made.found().parts()) {
                if (ids.getOrDefault(part.to(), Set.of()).contains(part.id())) {
                    account.kept(Thing.PART, made.file().value());
                } else {
                    account.left(
                            Thing.PART,
                            "the article does not have it",
                            made.file().value());
                    dead.add(part.destination());
                }
            }
            Spool.Place text = waiting.get(made.file());
            if (text != null) {
                files.write(made.file(), withoutFragments(texts.text(text), dead));
                made.dead().addAll(dead);
            }
            stale |= !made.dead().equals(dead);
        }
        if (stale) {
            known.forget();
        }
    }

    private static String withoutFragments(String text, Set<String> dead) {
        int body = text.indexOf("\n---\n") + 5;
        return text.substring(0, body)
                + Destinations.replaced(
                        text.substring(body),
                        (destination, picture) -> dead.contains(destination)
                                ? Optional.of(destination.startsWith("#") ? "#" : destination.replaceFirst("#.*", ""))
                                : Optional.empty());
    }

    private List<String> next() {
        List<String> next = new ArrayList<>();
        account.lines(Thing.PICTURE, Fate.LEFT).stream().findFirst().ifPresent(line -> next.add(pictures(line)));
        account.lines(Thing.SYNTAX, Fate.LEFT).stream()
                .findFirst()
                .ifPresent(line -> next.add("Say in import.yaml what replaces this, and import again: " + line.how()));
        next.add("octavo serve  shows the blog");
        next.add("octavo import --verify OLD-SITEMAP  tries every old address on the new site");
        return next.subList(0, Math.min(3, next.size()));
    }

    /** The way to pictures that are missing: the media folder of the server if the export has none, else the old site. */
    private String pictures(Account.Line missing) {
        String which = Figures.count(missing.count(), "missing picture") + ", such as in "
                + missing.places().get(0);
        String folder = MEDIA.getOrDefault(blog.program(), "");
        if (!missing.how().equals(ArticleLinks.NOT_FOUND) || request.fetch()) {
            return "Find " + which;
        }
        String command = Stream.concat(request.from().stream(), Stream.of(Path.of("--site"), request.site()))
                .map(path -> path.toString().contains(" ") ? "\"" + path + "\"" : path.toString())
                .collect(Collectors.joining(" ", "octavo import ", " "));
        return folder.isEmpty() || request.media().isPresent()
                ? command + "--fetch  looks on the old site for " + which
                : command + "--media " + folder + "  brings " + which + ", once you have that folder of the server; "
                        + "--fetch looks for them on the old site";
    }
}
