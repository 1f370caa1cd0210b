package dev.octavo.use.importer;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.markdown.foreign.BodyTranslator;
import dev.octavo.blog.markdown.foreign.CodeRanges;
import dev.octavo.blog.markdown.foreign.Translation;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.project.SecretText;
import dev.octavo.blog.site.Article.Heading;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.data.YamlWriter;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.html.HtmlConversion;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Format;
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

/** One article of the old blog becomes a file of the new site, with a body in Octavo's Markdown. */
final class ArticleImport implements Translation {
    private static final Pattern NO_PICTURE = Pattern.compile(
            "!\\[([^\\[\\]\\n]*)]\\([ \\t]*(?:\"[^\"\\n]*\")?\\)|<img\\b[^<>]*?\\ssrc=(?:\"\"|'')[^<>]*>");
    private static final Pattern NO_LINK = Pattern.compile("(?<!!)\\[([^\\[\\]\\n]*)]\\([ \\t]*\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^ {0,3}#{1,6}[ \\t]+[^\\n]*$");
    private static final Pattern SCRIPT = Pattern.compile("(?i)<script\\b|<[a-z][^<>]*\\son[a-z]+\\s*=");

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
    record Made(String text, ArticleLinks.Found found, MarkdownDocument document) {}

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
        String markdown = markdown() + "\n" + comments();
        String linked = links.replaced(markdown).strip();
        MarkdownDocument document = parse(linked);
        String body = withIds(linked, document);
        MarkdownDocument read = body.equals(linked) ? document : parse(body);
        picture();
        authors();
        new OldAddresses(site, item, target, account).keep(keys);
        Thing thing = item.kind() == Kind.POST ? Thing.POST : Thing.PAGE;
        boolean secret = !SecretText.inArticle(target.file(), body).isEmpty() && keys.put("draft", true) == null;
        switch (item.state()) {
            case PUBLIC, DRAFT, SCHEDULED -> {
                if (secret) {
                    account.changed(thing, "to a draft, since a key or password is in it", item.place());
                } else {
                    account.kept(thing, item.place());
                }
            }
            case PRIVATE -> account.changed(thing, "to a draft, since it was private", item.place());
            case PASSWORD -> account.changed(thing, "to a draft, since it asked for a password", item.place());
            case MEMBERS -> account.changed(thing, "to a draft, since it was for members", item.place());
        }
        String head = YamlWriter.written(sorted());
        words(body, head, read);
        if (SCRIPT.matcher(body).find()) {
            for (int left = HtmlConversion.scripts(read.body()); left > 0; left--) {
                account.kept(Thing.SCRIPT, item.place());
            }
        }
        return new Made("---\n" + head + "---\n\n" + body + "\n", links.found(), read);
    }

    /** Compares what readers see with what they saw. */
    private void words(String body, String head, MarkdownDocument read) {
        Optional<String> lost = body.equals(item.body().text().strip())
                ? Optional.empty()
                : SeenWords.lost(
                        item.body(),
                        markdown -> HtmlConversion.markup(parse(markdown).body()),
                        head + HtmlConversion.markup(read.body()));
        lost.ifPresentOrElse(
                first -> account.left(Thing.TEXT, "words that are not shown, from \"" + first + "\" on", item.place()),
                () -> account.kept(Thing.TEXT, item.place()));
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
                        .map(name -> hasFile(name) ? Slug.of(name) : name)
                        .toList();
                keys.put(key, names.size() == 1 ? names.get(0) : names);
            }
        }
    }

    private boolean hasFile(String author) {
        Set<String> known = site.blog().authors().keySet();
        return known.contains(author)
                || (!known.isEmpty()
                        && !author.contains(" ")
                        && !Slug.of(author).isEmpty());
    }

    /** The picture at the head, which the front matter names as links do. */
    private void picture() {
        if (keys.get("illustration") instanceof Map<?, ?> picture && picture.get("src") instanceof String src) {
            Map<Object, Object> moved = new LinkedHashMap<>(picture);
            moved.put("src", links.picture(src));
            keys.put("illustration", moved);
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

    private String markdown() {
        String translated =
                BodyTranslator.translated(item.body().text(), site.blog().dialects(), this);
        return withAddresses(
                item.body().format() == Format.HTML
                        ? HtmlConversion.markdown(translated, item.place(), account)
                        : translated);
    }

    /** The text without pictures and links whose addresses a template would have made; their words stay. */
    private String withAddresses(String markdown) {
        Matcher picture = NO_PICTURE.matcher(markdown);
        String shown = picture.replaceAll(found -> {
            account.left(Thing.PICTURE, "its address was made by a template", item.place());
            return Matcher.quoteReplacement(Optional.ofNullable(found.group(1)).orElse(""));
        });
        return NO_LINK.matcher(shown).replaceAll(found -> {
            account.left(Thing.LINK, "its address was made by a template", item.place());
            return Matcher.quoteReplacement(found.group(1));
        });
    }

    @Override
    public void kept() {
        account.kept(Thing.SYNTAX, item.place());
    }

    @Override
    public void changed(String how) {
        account.changed(Thing.SYNTAX, how, item.place());
    }

    @Override
    public void left(String why) {
        account.left(Thing.SYNTAX, why, item.place());
    }

    @Override
    public Map<String, Object> keys() {
        return item.keys();
    }

    @Override
    public Optional<String> setting(String path) {
        return site.blog().setting(path);
    }

    @Override
    public Optional<Object> data(String path) {
        return site.blog().data(path);
    }

    @Override
    public Optional<String> article(String reference) {
        return links.reference(reference);
    }

    @Override
    public Optional<String> included(String path) {
        int slash = item.place().lastIndexOf('/');
        return site.blog()
                .included(item.place().substring(0, slash + 1) + path)
                .or(() -> site.blog().included(path));
    }

    @Override
    public Optional<String> own(String tag, Map<String, String> arguments, String inner) {
        return site.tags().of(tag, arguments, inner);
    }

    @Override
    public void contents() {
        keys.putIfAbsent("toc", true);
    }

    @Override
    public void tag(String name) {
        List<Object> tags = new ArrayList<>(keys.get("tags") instanceof List<?> list ? list : List.of());
        if (tags.stream().noneMatch(tag -> tag.toString().equalsIgnoreCase(name))) {
            tags.add(name);
            keys.put("tags", tags);
        }
    }
}
