package dev.octavo.use.importer;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.markdown.foreign.CodeRanges;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.site.Article.Heading;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.YamlWriter;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One article of the old blog becomes a file of the new site. */
final class ArticleImport {
    private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6}[ \\t]+[^\\n]*$");
    private final OldSite site;
    private final OldItem item;
    private final Target target;
    private final MarkdownParser parser;
    private final Account account;
    private final ArticleLinks links;
    private final Map<String, Object> keys;

    /**
     * The new file of an article.
     *
     * @param document the article as it will be read
     */
    record Made(String text, ArticleLinks links, MarkdownDocument document) {}

    ArticleImport(OldSite site, OldItem item, MarkdownParser parser, Account account) {
        this.site = site;
        this.item = item;
        this.target = site.articles().of(item);
        this.parser = parser;
        this.account = account;
        this.links = new ArticleLinks(site, item, target, account);
        this.keys = new LinkedHashMap<>(target.keys());
    }

    Made made() {
        String markdown = new Body(site.blog(), site.tags(), item, links, keys, account).markdown() + "\n" + comments();
        String linked = links.replaced(markdown).strip();
        MarkdownDocument document = parse(linked);
        String body = withIds(linked, document);
        MarkdownDocument read = body.equals(linked) ? document : parse(body);
        picture();
        authors();
        addresses();
        Thing thing = item.kind() == Kind.POST ? Thing.POST : Thing.PAGE;
        switch (item.state()) {
            case PUBLIC, DRAFT, SCHEDULED -> account.kept(thing, item.place());
            case PRIVATE -> account.changed(thing, "to a draft, since it was private", item.place());
            case PASSWORD -> account.changed(thing, "to a draft, since it asked for a password", item.place());
            case MEMBERS -> account.changed(thing, "to a draft, since it was for members", item.place());
        }
        return new Made("---\n" + YamlWriter.written(sorted()) + "---\n\n" + body + "\n", links, read);
    }

    private String comments() {
        if (site.comments().isEmpty()) {
            item.comments().forEach(comment -> account.left(Thing.COMMENT, "--comments shows them", item.place()));
        }
        return site.comments()
                .map(section -> section.markdown(item.comments(), item.place(), account))
                .orElse("");
    }

    private MarkdownDocument parse(String markdown) {
        return parser.parse(markdown, target.file().value(), 1);
    }

    private Map<String, Object> sorted() {
        Map<String, Object> sorted = new LinkedHashMap<>(keys);
        Optional.ofNullable(sorted.remove("extra")).ifPresent(extra -> sorted.put("extra", extra));
        return sorted;
    }

    /** Authors by the names of their files, which have small letters. */
    private void authors() {
        for (String key : List.of("author", "authors")) {
            if (keys.containsKey(key)) {
                List<String> names = target.authors().stream()
                        .map(Object::toString)
                        .map(name -> site.blog().authors().containsKey(name) ? Slug.of(name) : name)
                        .toList();
                keys.put(key, names.size() == 1 ? names.get(0) : names);
            }
        }
    }

    /** The picture at the head, which the front matter names as links do. */
    private void picture() {
        if (keys.get("illustration") instanceof Map<?, ?> picture && picture.get("src") instanceof String src) {
            Map<Object, Object> moved = new LinkedHashMap<>(picture);
            moved.put("src", links.picture(src));
            keys.put("illustration", moved);
        }
    }

    /** Keeps the old address: by the site's pattern, as its permalink, or else as an alias. */
    private void addresses() {
        Set<String> aliases = new LinkedHashSet<>();
        for (String alias : Articles.aliases(keys)) {
            String path = site.path(alias).orElse("").replaceFirst("[?#].*", "");
            String whole = path.startsWith("/")
                    ? path
                    : OldPath.resolved(item.address().orElse("/").replaceFirst("[^/]+/?$", ""), path);
            boolean own = item.address()
                    .filter(address -> OldPath.normalized(address).equals(OldPath.normalized(whole)))
                    .isPresent();
            boolean other = site.articles()
                    .at(whole)
                    .filter(found -> !found.equals(target))
                    .isPresent();
            if (OldPath.isAddress(whole) && !own && !other && !whole.equals("/")) {
                aliases.add(whole);
                account.kept(Thing.ADDRESS, item.place());
            } else {
                account.left(
                        Thing.ADDRESS,
                        own ? "an alias of itself" : "an alias that another article has, or that no file can have",
                        item.place());
            }
        }
        keys.remove("aliases");
        item.address().ifPresent(this::address);
        if (item.kind() == Kind.PAGE) { // a text about a tag introduces the list of its posts
            item.address().flatMap(site.articles()::list).ifPresent(list -> keys.put("permalink", list));
        }
        if (!aliases.isEmpty()) {
            keys.put("aliases", List.copyOf(aliases));
        }
    }

    private void address(String old) {
        boolean said = item.kind() == Kind.POST
                ? site.articles().permalinks().says(target)
                : Articles.isPlainPage(target, old);
        boolean first = site.articles().at(old).filter(target::equals).isPresent();
        if (said && first) {
            account.kept(Thing.ADDRESS, item.place());
        } else if (first && OldPath.isAddress(old)) {
            keys.put("permalink", old);
            account.kept(Thing.ADDRESS, item.place());
        } else {
            account.left(
                    Thing.ADDRESS,
                    first ? "an address that no file can have: " + old : "the address of another article",
                    item.place());
        }
    }

    /** Gives headings the ids that they had, where Octavo would give them others. */
    private String withIds(String markdown, MarkdownDocument document) {
        List<Integer> ends = new ArrayList<>();
        CodeRanges code = CodeRanges.of(markdown);
        Matcher line = HEADING.matcher(markdown);
        while (line.find()) {
            if (!code.contains(line.start())) {
                ends.add(line.end());
            }
        }
        if (ends.size() != document.headings().size()) {
            return markdown; // some are written otherwise, so that it is not certain which is which
        }
        StringBuilder text = new StringBuilder(markdown);
        Map<String, Integer> seen = new HashMap<>();
        Set<String> ours = new LinkedHashSet<>(document.anchors());
        Map<Integer, String> missing = new LinkedHashMap<>();
        for (int i = 0; i < ends.size(); i++) {
            Heading heading = document.headings().get(i);
            Optional<String> old = site.blog().headingId(heading.text()).filter(id -> !id.isEmpty());
            int count = old.map(id -> seen.merge(id, 1, Integer::sum)).orElse(0);
            String id = old.orElse("") + (count > 1 ? "-" + (count - 1) : "");
            if (old.isPresent() && !ours.contains(id)) {
                missing.put(ends.get(i), id);
            }
        }
        List<Integer> backwards = new ArrayList<>(missing.keySet());
        for (int i = backwards.size() - 1; i >= 0; i--) {
            String id = missing.getOrDefault(backwards.get(i), "");
            int end = backwards.get(i);
            int braces = text.lastIndexOf("{", end);
            if (!id.matches("[\\w\\p{L}-]+")) {
                continue;
            }
            if (text.charAt(end - 1) != '}') {
                text.insert(end, " {#" + id + "}");
            } else if (text.charAt(braces + 1) == '.') {
                text.insert(braces + 1, "#" + id + " ");
            }
        }
        return text.toString();
    }
}
