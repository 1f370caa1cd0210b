package dev.octavo.use.importer;

import dev.octavo.blog.markdown.foreign.BodyTranslator;
import dev.octavo.blog.markdown.foreign.Translation;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.html.HtmlConversion;
import dev.octavo.use.importer.old.OldBlog;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of an article becomes Octavo's Markdown. */
final class Body implements Translation {
    private static final Pattern NO_PICTURE = Pattern.compile(
            "!\\[([^\\[\\]\\n]*)]\\([ \\t]*(?:\"[^\"\\n]*\")?\\)|<img\\b[^<>]*?\\ssrc=(?:\"\"|'')[^<>]*>");
    private static final Pattern NO_LINK = Pattern.compile("(?<!!)\\[([^\\[\\]\\n]*)]\\([ \\t]*\\)");

    private final OldBlog blog;
    private final OwnTags tags;
    private final OldItem item;
    private final ArticleLinks links;
    private final Map<String, Object> keys;
    private final Account account;

    Body(OldBlog blog, OwnTags tags, OldItem item, ArticleLinks links, Map<String, Object> keys, Account account) {
        this.blog = blog;
        this.tags = tags;
        this.item = item;
        this.links = links;
        this.keys = keys;
        this.account = account;
    }

    String markdown() {
        String translated = BodyTranslator.translated(item.body().text(), blog.dialects(), this);
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
        return blog.setting(path);
    }

    @Override
    public Optional<String> article(String reference) {
        return links.reference(reference);
    }

    @Override
    public Optional<String> included(String path) {
        int slash = item.place().lastIndexOf('/');
        return blog.included(item.place().substring(0, slash + 1) + path).or(() -> blog.included(path));
    }

    @Override
    public Optional<String> own(String tag, Map<String, String> arguments, String inner) {
        return tags.of(tag, arguments, inner);
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
