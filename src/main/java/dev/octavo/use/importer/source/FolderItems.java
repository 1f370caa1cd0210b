package dev.octavo.use.importer.source;

import dev.octavo.blog.project.ForeignSettings;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.data.OldDate;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Body;
import dev.octavo.use.importer.old.OldItem.Format;
import dev.octavo.use.importer.old.OldItem.Kind;
import dev.octavo.use.importer.old.OldItem.State;
import dev.octavo.use.scaffold.OldSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the articles of a folder. */
final class FolderItems {
    private static final Pattern DATED = Pattern.compile("(\\d{4}-\\d{1,2}-\\d{1,2})(?:[-_ ]+(.+))?");
    private static final Pattern DATED_FOLDERS = Pattern.compile("(?:.*/)?(\\d{4})/(\\d{1,2})(?:/(\\d{1,2}))?(?:/.*)?");
    /** Keys with the date of an article, the one that counts first. */
    private static final List<String> DATES = ForeignSettings.namesOf("date");

    /** Tags that only templates have. */
    private static final Pattern TEMPLATE = Pattern.compile(
            "\\{%-?\\s*(?:for|assign|layout|extends|block|set|if|include \\S*(?:head|foot|nav|sidebar))\\b|paginator\\.");

    private static final Pattern FILE_ADDRESS =
            Pattern.compile(".*\\.(?:xml|json|js|css|txt|rss|atom|xsl|webmanifest)");

    private final Path top;
    private final Generator generator;
    private final OldSettings settings;
    private final List<String> roots = new ArrayList<>();
    private final Pattern hidden;
    private final Pattern posts;
    private final Pattern drafts;
    private final PublicKeys publicKeys;
    private final PathRules rules;
    private final FolderLanguages languages;
    private final List<Supplier<Optional<String>>> addresses = new ArrayList<>();
    private ItemAddress address;
    private boolean guessing;

    FolderItems(
            Path top,
            Generator generator,
            OldSettings settings,
            FolderLanguages languages,
            PublicKeys publicKeys,
            PathRules rules) {
        this.top = top;
        this.rules = rules;
        this.languages = languages;
        this.address = new ItemAddress(generator, settings, Optional.empty());
        roots.addAll(languages.folders());
        this.generator = generator;
        this.settings = settings;
        this.publicKeys = publicKeys;
        List<Path> folders = generator.folders("articles", top);
        folders.stream()
                .filter(folder -> !folder.equals(top) || folders.size() == 1)
                .forEach(folder -> roots.add(folder.equals(top) ? "" : Slashes.of(top.relativize(folder)) + "/"));
        this.hidden = generator.pattern("hidden");
        this.posts = generator.pattern("posts");
        this.drafts = Pattern.compile("(?i)(?:.*/)?_?drafts?/.*");
    }

    /** Finds the addresses that a script made: those to which most links between articles lead. */
    void guess(Map<String, Path> files) throws IOException {
        Map<String, Integer> links = new HashMap<>();
        Pattern link = Pattern.compile(
                "(?:]\\(|href=[\"'])(?:" + Pattern.quote(settings.url().orElse("//")) + ")?(?=/)([^\\s)\"'#?]+)");
        guessing = true;
        for (Map.Entry<String, Path> file :
                generator.words("guesses").isEmpty() ? Set.<Map.Entry<String, Path>>of() : files.entrySet()) {
            Optional<String> place = place(file.getKey())
                    .filter(path -> FolderBlog.MARKDOWN.contains(SourcePath.extension(path)) && !hides(path));
            if (place.isPresent()) {
                read(file.getKey(), file.getValue(), place.get(), new Account(false))
                        .ifPresent(item -> link.matcher(item.body().text())
                                .results()
                                .forEach(found -> links.merge(plain(found.group(1)), 1, Integer::sum)));
            }
        }
        int most = 0;
        Optional<String> best = Optional.empty();
        for (String pattern : generator.words("guesses")) {
            address = new ItemAddress(generator, settings, Optional.of(pattern));
            int led = addresses.stream()
                    .flatMap(made -> made.get().stream())
                    .mapToInt(made -> links.getOrDefault(plain(made), 0))
                    .sum();
            best = led > most ? Optional.of(pattern) : best;
            most = Math.max(led, most);
        }
        address = new ItemAddress(generator, settings, best);
        guessing = false;
        addresses.clear();
    }

    private static String plain(String address) {
        return address.toLowerCase(Locale.ROOT).replaceFirst("(?:\\.html|(?<!/))/*$", "");
    }

    /** The path of an article below the folder of all of them; empty if the file is none. */
    Optional<String> place(String path) {
        return roots.stream()
                .filter(path::startsWith)
                .map(root -> path.substring(root.length()))
                .findFirst();
    }

    /** Whether the old program makes nothing of what lies there. */
    boolean hides(String place) {
        return hidden.matcher(place).matches() && !isCollection(place);
    }

    /** Whether it is of a folder such as {@code _pages/} that Jekyll was told to publish. */
    private boolean isCollection(String rest) {
        return generator.name().equals("Jekyll")
                && PathRules.collection(rest)
                        .filter(name -> name.equals("pages")
                                || settings.text("collections." + name + ".output")
                                        .filter("true"::equals)
                                        .isPresent())
                        .isPresent();
    }

    /** Reads a file; empty if it is no article, which is in the account then. */
    Optional<OldItem> read(String path, Path file, String place, Account account) throws IOException {
        ArticleFile article = ArticleFile.of(ArticleFile.text(file));
        boolean markdown = SourcePath.extension(path).matches("md|markdown|mdown|mkd|mdx");
        if (!article.hasKeys() && !markdown) {
            account.left(Thing.PAGE, "HTML without front matter", path);
            return Optional.empty();
        }
        String name = new SourcePath(path).baseName();
        if (place.matches("(?:.*/)?404(?:\\.[\\w-]+)+")) {
            account.left(Thing.PAGE, "the page for what is not found, which Octavo makes itself", path);
            return Optional.empty();
        }
        boolean section = name.matches("_index(?:\\.[\\w-]+)?");
        if (section && article.body().isBlank()) {
            account.left(Thing.PAGE, "a list without a text, which Octavo makes itself", path);
            return Optional.empty();
        }
        if (TEMPLATE.matcher(article.body()).find() && (!markdown || isList(article.body()))) {
            account.left(Thing.PAGE, "a template", path);
            return Optional.empty();
        }
        if (article.body().isBlank() && article.keys().isEmpty()) {
            account.left(Thing.PAGE, "an empty file", path);
            return Optional.empty();
        }
        Map<String, Object> keys = rules.keys(path, place, article.keys());
        OldItem item = item(path, place, section, keys, article, markdown);
        if (generator.words("fixed").stream()
                .flatMap(key -> Stream.ofNullable(keys.get(key)))
                .anyMatch(address -> FILE_ADDRESS.matcher(address.toString()).matches())) {
            account.left(Thing.PAGE, "a template", path);
            return Optional.empty();
        }
        if (item.address().isEmpty() && item.state() == State.PUBLIC) {
            account.left(Thing.ADDRESS, "made by a script or a template, so it is not known", path);
        }
        return Optional.of(item);
    }

    /** Whether a page in Markdown is little more than a loop over posts. */
    private static boolean isList(String body) {
        return Pattern.compile("\\{%-?\\s*for \\w+ in (?:site\\.|collections\\.|paginator)")
                        .matcher(body)
                        .find()
                && body.replaceAll("\\{[%{][^{}]*+}}?|<[^<>]*>", "").strip().length() < 400;
    }

    private OldItem item(
            String path,
            String written,
            boolean section,
            Map<String, Object> keys,
            ArticleFile article,
            boolean markdown)
            throws IOException {
        FolderLanguages.Found language =
                languages.of(path, written, keys).orElseGet(() -> FolderLanguages.Found.none(written));
        String rest = language.place();
        String stem = rest.substring(
                        0, rest.length() - SourcePath.extension(rest).length() - 1)
                .replaceFirst("(?:^|/)_?index$", "$0")
                .replaceAll("(?:^|/)_(?:posts|drafts)(?=/)", "")
                .replaceFirst(generator.name().equals("Jekyll") ? "^[/_]" : "^/", "");
        boolean own = stem.matches("(?:.*/)?_?index");
        String place = stem.replaceFirst("/?_?index$", "");
        String last = place.substring(place.lastIndexOf('/') + 1);
        Matcher dated = DATED.matcher(last);
        String name = dated.matches() && dated.group(2) != null ? dated.group(2) : last;
        Optional<OldDate> date = date(keys)
                .or(() -> dated.matches() ? OldDate.of(dated.group(1)) : Optional.empty())
                .or(() -> fromFolders(place))
                .or(() -> generator.words("fixed").stream()
                        .flatMap(key -> Stream.ofNullable(keys.get(key)))
                        .flatMap(value -> fromFolders(value.toString()).stream())
                        .findFirst());
        boolean draft = drafts.matcher(rest).matches();
        boolean ofTag = place.matches("(?i)(?:tags|categories)/[^/]+");
        Kind kind = section || ofTag || !isPost(rest, place, date, draft) ? Kind.PAGE : Kind.POST;
        if (date.isEmpty() && kind == Kind.POST) {
            date = OldDate.of(
                    Files.getLastModifiedTime(top.resolve(path)).toString().substring(0, 10));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        String text = article.body();
        if (keys.keySet().stream().noneMatch(key -> ForeignSettings.plain(key).matches("title|name|headline"))) {
            String title = FrontMatterBlock.titleOf(
                    new SourcePath(name.isEmpty() ? path : "content/pages/" + name + ".md"), text);
            all.put("title", title);
            // Pages show the title above the text.
            text = text.replaceFirst("^\\s*#[ \\t]+" + Pattern.quote(title) + "[ \\t#]*(?:\\R|$)", "");
        }
        if (date.isPresent() && kind == Kind.POST && date(keys).isEmpty()) {
            all.put("date", date.get().written());
        }
        if (PublicKeys.areUnlisted(keys)) {
            all.put("unlisted", true);
        }
        keys.forEach(all::putIfAbsent);
        String whole = language.whole(place);
        String folder = whole.contains("/") ? whole.substring(0, whole.lastIndexOf('/')) : "";
        Optional<String> ownAddress = section
                ? Optional.of(language.below() + ("/" + whole + "/").replace("//", "/"))
                : place.isEmpty() && !whole.isEmpty()
                        ? Optional.of("/" + whole + "/")
                        : address.of(kind, whole, folder, name, date, all, language.below());
        if (guessing && kind == Kind.POST) {
            Optional<OldDate> day = date;
            addresses.add(() -> address.of(kind, whole, folder, name, day, all, language.below()));
        }
        return new OldItem(
                path,
                kind,
                own ? (place.isEmpty() ? "index" : place + "/index") : place,
                all,
                new Body(text, markdown ? Format.MARKDOWN : Format.HTML),
                ownAddress,
                draft || language.disabled() || publicKeys.arePrivate(keys) ? State.DRAFT : State.PUBLIC,
                language.language(),
                List.of());
    }

    private boolean isPost(String rest, String place, Optional<OldDate> date, boolean draft) {
        if (draft || posts.matcher(rest).matches()) {
            return true;
        }
        if (generator.text("posts").isPresent()) {
            return false;
        }
        return switch (generator.name()) {
            case "Hugo" -> date.isPresent() && place.contains("/");
            case "Pelican" -> !rest.startsWith("pages/");
            case "Obsidian", "Quartz" -> !place.isEmpty();
            default -> date.isPresent() && !place.isEmpty() && !rest.startsWith("pages/");
        };
    }

    private static Optional<OldDate> date(Map<String, Object> keys) {
        return DATES.stream()
                .flatMap(name -> keys.entrySet().stream()
                        .filter(key -> ForeignSettings.plain(key.getKey()).equals(name))
                        .flatMap(key -> OldDate.of(key.getValue().toString()).stream()))
                .findFirst();
    }

    private static Optional<OldDate> fromFolders(String place) {
        Matcher folders = DATED_FOLDERS.matcher(place);
        return folders.matches() && folders.group(3) != null
                ? OldDate.of(folders.group(1) + "-" + folders.group(2) + "-" + folders.group(3))
                : Optional.empty();
    }
}
