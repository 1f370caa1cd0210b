package dev.octavo.use.importer;

import dev.octavo.blog.markdown.foreign.CodeRanges;
import dev.octavo.blog.markdown.html.SafeAddress;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.text.Html;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the links and pictures of one article lead to where things are now. */
final class ArticleLinks {
    /** Fragments of what themes put around an article. */
    private static final Pattern THEME_ID = Pattern.compile(
            "(?i)comments?|comment-\\d+|respond.*|disqus_thread|subscribe(?:-form)?|top|more|toc|share");

    static final String NOT_FOUND = "the file was not found";
    private static final String DRAFT = "to a draft, whose link readers see once it is public";
    private static final String NOTHING = "leads to nothing that was taken over";

    private static final Pattern BLOCK = Pattern.compile("[\\s\\S]+?(?:\n\n|\\z)");
    private static final Pattern SCRIPT =
            Pattern.compile("<(?:script|link)\\s(?:[^<>]*\\s)?(?:src|href)\\s*=\\s*[\"']?(/[^\"'\\s<>?#]+)");

    static final BitSet UNESCAPED = PercentEncoding.unencoded("-._~!$+=;@/,'");

    private final OldSite site;
    private final OldItem item;
    private final Target target;
    private final Account account;
    private final ShownFiles shown;
    private final Found found =
            new Found(new TreeMap<>(), new TreeMap<>(), new ArrayList<>(), new TreeSet<>(), new ArrayList<>());

    /**
     * What the links of an article need or lack.
     *
     * @param scripts and stylesheets of its own, by their addresses without the first slash
     * @param files to copy, by their names beside the article
     * @param parts links to parts of articles, which are looked for when all articles are there
     * @param elsewhere paths of the old host that lead to nothing that was taken over
     * @param dead links and pictures of the old host that lead to nothing
     */
    record Found(
            Map<String, Path> scripts,
            Map<String, Path> files,
            List<Part> parts,
            Set<String> elsewhere,
            List<Dead> dead) {}

    /** @param address below the old host */
    record Dead(Thing thing, String address) {}

    /** A link to a part of an article. */
    record Part(SourcePath from, String destination, SourcePath to, String id) {}

    ArticleLinks(OldSite site, OldItem item, Target target, Account account) {
        this.site = site;
        this.item = item;
        this.target = target;
        this.account = account;
        this.shown = new ShownFiles(site, item, target, account, found.files());
    }

    Found found() {
        return found;
    }

    String replaced(String markdown) {
        Matcher script = SCRIPT.matcher(markdown);
        while (script.find()) {
            site.path(script.group(1)).filter(OldPath::isAddress).ifPresent(this::script);
        }
        return ownUrls(site.inWords(Destinations.replaced(markdown, this::instead)));
    }

    private void script(String path) {
        Optional<Path> file = site.blog().file(item.place(), path);
        String address = OldPath.resolved("/", path);
        if (file.isEmpty()) {
            dead(path, path, Thing.FILE, NOT_FOUND);
        } else if (!site.statics().containsKey(file.get()) && address.length() > 1) {
            found.scripts().put(address.substring(1), file.get());
        }
    }

    /** URLs of the old blog that are written as text; those that lead to nothing here are said to be elsewhere. */
    private String ownUrls(String markdown) {
        if (site.host().isEmpty() || !markdown.toLowerCase(Locale.ROOT).contains(site.host())) {
            return markdown;
        }
        CodeRanges code = CodeRanges.of(markdown);
        return BLOCK.matcher(markdown).replaceAll(block -> {
            String words = block.group();
            return Matcher.quoteReplacement(site.url()
                    .matcher(words)
                    .replaceAll(url -> Matcher.quoteReplacement(
                            code.contains(block.start() + url.start()) ? url.group() : ownUrl(words, url))));
        });
    }

    private String ownUrl(String block, MatchResult url) {
        String text = url.group().replaceAll("^<|>$|(?<![.,;:!?])[.,;:!?]+$", "");
        String target = text.contains("://") ? text : "https://" + text;
        String path = site.path(target).orElse("/").replaceFirst("[?#].*", "");
        String before = block.substring(Math.max(0, url.start() - 1000), url.start());
        boolean html = block.stripLeading().startsWith("<"); // in which Markdown would be seen as it is written
        boolean known = OldPath.normalized(path).equals("/")
                || (!text.contains("#")
                        && article(path)
                                .flatMap(Target::address)
                                .filter(old -> old.equals(path) || old.equals(path + "/"))
                                .isPresent())
                || site.articles().term(path).isPresent()
                || (html && before.lastIndexOf("<a ") > before.lastIndexOf("</a"));
        String to = known ? path : instead(target, false).orElse(path);
        String link = html ? "<a href=\"" + Html.escape(to) + "\">" + text + "</a>" : "[" + text + "](" + to + ")";
        String all = url.group().startsWith("<") ? text : url.group();
        return to.equals(path) ? url.group() : link + all.substring(text.length()); // what leads elsewhere stays a URL
    }

    /** The new address of a picture named in the front matter. */
    String picture(String address) {
        return instead(address, true).orElse(address);
    }

    private Optional<String> instead(String destination, boolean picture) {
        Thing thing = picture ? Thing.PICTURE : Thing.LINK;
        if (destination.isEmpty() || (Destinations.isOther(destination) && !destination.startsWith(OldSite.FOUND))) {
            return scheme(destination, thing);
        }
        if (destination.startsWith(OldSite.FOUND)) {
            return found(destination.substring(OldSite.FOUND.length()), thing);
        }
        if (destination.equals("#")) { // the top of the page
            account.kept(thing, item.place());
            return Optional.empty();
        }
        if (destination.startsWith("#")) {
            return part(destination, target, destination.substring(1), Optional.empty(), thing);
        }
        Optional<String> own = site.path(destination);
        if (own.isEmpty()) {
            account.kept(thing, item.place());
            return Optional.empty();
        }
        String path = own.get().replaceFirst("[?#].*", "");
        String fragment =
                own.get().contains("#") ? own.get().substring(own.get().indexOf('#') + 1) : "";
        Optional<Target> article = picture ? Optional.empty() : article(path);
        if (article.isPresent()) {
            return part(
                    destination,
                    article.get(),
                    fragment,
                    Optional.of(relative(article.get().file())),
                    thing);
        }
        return shown.address(path, thing)
                .or(() -> picture ? Optional.empty() : list(path, destination, fragment))
                .or(() -> guessed(path)
                        .filter(any -> !picture)
                        .flatMap(named ->
                                part(destination, named, fragment, Optional.of(relative(named.file())), thing)))
                .or(() -> Optional.of(dead(path, own.get(), thing, picture ? NOT_FOUND : NOTHING)))
                .filter(instead -> !instead.equals(destination));
    }

    private Optional<String> found(String place, Thing thing) {
        int hash = place.indexOf('#');
        String path = hash < 0 ? place : place.substring(0, hash);
        return site.articles()
                .inFile(PercentEncoding.decoded(path).orElse(path))
                .flatMap(article -> part(
                        "",
                        article,
                        hash < 0 ? "" : place.substring(hash + 1),
                        Optional.of(relative(article.file())),
                        thing));
    }

    /** Whether readers of this article could not follow a link to another one. */
    private boolean isHidden(Target to) {
        return site.articles().isPublished(target) && !site.articles().isPublished(to);
    }

    /** An address with a scheme of its own, which may be a misspelt one of the web. */
    private Optional<String> scheme(String destination, Thing thing) {
        String scheme = destination.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
        Optional<String> web = scheme.matches("h*t{1,3}ps?|htp+s?|https?s")
                ? Optional.of("https" + destination.substring(scheme.length()))
                : Optional.empty();
        if (web.isPresent()) {
            account.changed(thing, "with a scheme that was misspelt", item.place());
        } else if (SafeAddress.isSafe(destination)
                && SafeAddress.correction(destination).isEmpty()
                && !destination.isEmpty()) {
            account.kept(thing, item.place());
        } else {
            account.left(
                    thing,
                    destination.isEmpty() ? "without an address" : "an address that is refused or wrong",
                    item.place());
            return Optional.of(nowhere(thing));
        }
        return web;
    }

    private Optional<Target> article(String path) {
        String plain = PercentEncoding.decoded(path).orElse(path);
        Articles articles = site.articles();
        if (!plain.startsWith("/")) {
            SourcePath here =
                    new SourcePath(item.place().replaceAll("[\\\\]", "/").replaceAll("/{2,}|^/", ""));
            Optional<Target> beside = here.beside(plain)
                    .flatMap(file -> articles.inFile(file.value())
                            .or(() -> articles.inFile(file.value() + ".md"))
                            .or(() -> articles.inFile(file.value() + "/index.md")));
            if (beside.isPresent()) {
                return beside;
            }
        }
        return item.address()
                .flatMap(page -> articles.at(OldPath.resolved(page, plain)))
                .or(() -> plain.startsWith("/") ? articles.at(plain) : Optional.empty())
                .or(() -> plain.matches("(?i).+\\.(?:md|markdown|mdx)") ? articles.named(plain) : Optional.empty());
    }

    /** An article whose address a script made, if this one ends with its name. */
    private Optional<Target> guessed(String path) {
        String plain = PercentEncoding.decoded(path).orElse(path).replaceFirst("(?<!/)/+$", "");
        return Optional.of(plain)
                .filter(address -> address.startsWith("/"))
                .flatMap(address -> site.articles().named(Articles.UNDATED + Articles.lastOf(address)))
                .filter(named -> named.address().isEmpty());
    }

    private Optional<String> part(String destination, Target article, String id, Optional<String> file, Thing thing) {
        String old = PercentEncoding.decoded(id).orElse(id);
        boolean theme = THEME_ID.matcher(old).matches();
        String instead = file.orElse("") + (id.isEmpty() || (theme && file.isPresent()) ? "" : "#" + id);
        if (!id.isEmpty() && !(theme && file.isPresent())) {
            found.parts().add(new Part(target.file(), instead, article.file(), old));
        }
        if (instead.equals(destination)) {
            account.kept(thing, item.place());
            return Optional.empty();
        }
        account.changed(thing, isHidden(article) ? DRAFT : "to the file of the article", item.place());
        return Optional.of(instead);
    }

    /** A list or feed that Octavo makes as well. */
    private Optional<String> list(String path, String destination, String fragment) {
        Optional<String> ours = site.articles().list(absolute(path));
        ours.ifPresent(address -> {
            if (address.equals(destination) && fragment.isEmpty()) {
                account.kept(Thing.LINK, item.place());
            } else {
                account.changed(Thing.LINK, "to the list that Octavo makes", item.place());
            }
        });
        return ours;
    }

    /** A path of the old host that leads to nothing that was taken over. */
    private String dead(String path, String own, Thing thing, String why) {
        account.left(thing, why, item.place());
        String absolute = absolute(path);
        String decoded = PercentEncoding.decoded(absolute).orElse(absolute);
        if (!OldPath.mayBeElsewhere(decoded) || site.articles().isTaken(decoded)) {
            return nowhere(thing);
        }
        found.elsewhere().add(decoded);
        found.dead().add(new Dead(thing, absolute + own.substring(path.length())));
        return absolute + own.substring(path.length());
    }

    /** The destination of what cannot lead anywhere; a picture has to be a file. */
    private String nowhere(Thing thing) {
        if (thing != Thing.PICTURE) {
            return "#";
        }
        found.elsewhere().add("/missing-picture.png");
        return "/missing-picture.png";
    }

    private String absolute(String path) {
        return OldPath.resolved(item.address().orElse("/"), path);
    }

    private String relative(SourcePath to) {
        List<String> from = List.of(target.file().folder().split("/", -1));
        List<String> goal = List.of(to.value().split("/", -1));
        int same = 0;
        while (same < from.size() && same < goal.size() - 1 && from.get(same).equals(goal.get(same))) {
            same++;
        }
        String path = "../".repeat(from.size() - same) + String.join("/", goal.subList(same, goal.size()));
        return PercentEncoding.encoded(path, UNESCAPED);
    }

    /** The destination of a link to an article that the old program refers to in its own way. */
    Optional<String> reference(String reference) {
        String path = reference.replaceFirst("[?#].*", "");
        String fragment = reference.contains("#") ? reference.substring(reference.indexOf('#')) : "";
        return item.language()
                .flatMap(language ->
                        site.articles().named(path.replaceFirst("(?:/_?index)?\\.\\w+$", "") + "." + language))
                .or(() -> article(path))
                .or(() -> site.articles().named(path))
                .or(() -> path.isEmpty() ? Optional.empty() : article("/" + path))
                .or(() -> site.articles().named(Articles.lastOf(path)))
                .or(() -> site.articles().named(Articles.UNDATED + Articles.lastOf(path)))
                .map(article -> OldSite.FOUND + PercentEncoding.encoded(article.place(), UNESCAPED) + fragment);
    }
}
