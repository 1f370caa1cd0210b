package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.blog.words.Languages;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.problem.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads names that have rules: slugs, templates, languages, permalinks, accounts. */
final class Names {
    private static final int MAX_BYTES = 120; // so that a folder can have the name on any file system
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³]");
    private static final Pattern LAYOUT = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");
    private static final Pattern FOREIGN_LAYOUT =
            Pattern.compile("(?i).+\\.(?:astro|njk|liquid|html?|hbs|ejs|pug|erb|twig|[jt]sx?|vue|svelte|mdx?)");
    private static final Pattern PLACEHOLDER = Pattern.compile(":([A-Za-z]+)");
    private static final Pattern PART = Pattern.compile("(?<!/):(folder|category)|:(folder|category)(?!/)");
    private static final List<String> POST_PLACEHOLDERS =
            List.of("slug", "title", "year", "month", "day", "section", "folder", "category");

    static final Shape<String> SLUG = Shape.text(Names::slug, "type", List.of("string", "number"));

    static final Shape<String> LAYOUT_NAME = Shape.string(Names::layout, "^" + LAYOUT.pattern() + "$");

    /** The extension of a file's name, in lower case, or the path of a file in the project. */
    static final Shape<String> KIND_OR_FILE =
            Shape.string(Names::kindOrFile, "^([A-Za-z0-9_-]{1,20}|(content|static)/.+)$");

    /** An extension of Markdown, such as {@code wikilinks}. */
    static final Shape<MarkdownExtension> MARKDOWN_EXTENSION = Values.oneOf(
            MarkdownExtension.values(),
            MarkdownExtension::key,
            "which is not an extension of Markdown",
            (text, all) -> "there are " + all + "; footnotes, definition lists, attributes and the like need no key");

    /** A well-formed BCP 47 tag, also with underscores for hyphens; the language need not exist. */
    static final Shape<String> LANGUAGE = Shape.string(Names::language, "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$");

    /** The pattern of posts' addresses, with the placeholders of {@link SiteConfig.Permalinks}. */
    static final Shape<String> PERMALINKS_OF_POSTS = permalink(POST_PLACEHOLDERS);

    /** The pattern of pages' addresses, with {@code :slug} only. */
    static final Shape<String> PERMALINKS_OF_PAGES = permalink(List.of("slug"));

    private static final Pattern ACCOUNT_PAGE = Pattern.compile("https://([^/@]+)/(@\\w+)/?");
    private static final Pattern ACCOUNT = Pattern.compile("@\\w+(?:[.-]\\w+)*@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

    /** An account in the Fediverse, with its server. */
    static final Shape<String> FEDIVERSE = Shape.string(Names::account, "^" + ACCOUNT.pattern() + "$");

    private Names() {}

    /** The reason why a slug cannot be part of an address and the name of a folder; empty if it can. */
    static Optional<String> slugFault(String slug) {
        if (slug.isEmpty()) {
            return Optional.of("needs at least one letter or digit");
        }
        return folderFault(slug);
    }

    /** The reason why a part of an address cannot be the name of a folder; empty if it can. */
    static Optional<String> folderFault(String segment) {
        // Windows reserves these names with any extension.
        int dot = segment.indexOf('.');
        String stem = (dot < 0 ? segment : segment.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
        if (DEVICE.matcher(stem).matches()) {
            return Optional.of("is a name that Windows reserves for a device");
        }
        boolean tooLong = segment.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
        return tooLong ? Optional.of("is longer than " + MAX_BYTES + " bytes") : Optional.empty();
    }

    private static Shape<String> permalink(List<String> placeholders) {
        String unique = placeholders.contains("title") ? ":(slug|title)" : ":slug";
        return Shape.string(text -> permalink(text, placeholders), "^/.*" + unique + ".*(/|\\.html)$");
    }

    private static Verdict<String> account(String text) {
        Matcher url = ACCOUNT_PAGE.matcher(text);
        return ACCOUNT.matcher(text).matches()
                ? Verdict.of(text)
                : Verdict.refuse(
                        "is not an account in the Fediverse",
                        "write it with its server: "
                                + (url.matches() ? url.group(2) + "@" + url.group(1) : "@ada@social.example"));
    }

    private static Verdict<String> slug(String text) {
        String right = Slug.of(text);
        Optional<String> fault = slugFault(right);
        if (fault.isPresent()) {
            return Verdict.refuse(
                    fault.get(),
                    right.isEmpty()
                            ? "write letters and digits with hyphens between, such as my-first-post"
                            : "choose another word, of at most " + MAX_BYTES + " bytes");
        }
        if (text.contains("/")) {
            return Verdict.refuse(
                    "is one part of an address and has no \"/\"",
                    "write " + Slug.of(text.replaceAll("(?<!/)/+$", "").replaceFirst("^.*/", ""))
                            + "; folders come from \"permalinks\" in content/site.yaml");
        }
        return right.equals(text)
                ? Verdict.of(text)
                : Verdict.refuse("may have only small letters, digits and single hyphens", "write " + right);
    }

    private static Verdict<String> layout(String text) {
        if (LAYOUT.matcher(text).matches()) {
            return Verdict.of(text);
        }
        if (FOREIGN_LAYOUT.matcher(text).matches()) {
            return Verdict.refuse(
                    "names a template of another program",
                    "delete it: posts have templates/post.ftlh, and pages have templates/page.ftlh");
        }
        String bare = text.replaceAll("\\.[A-Za-z]+$", "");
        return LAYOUT.matcher(bare).matches()
                ? Verdict.refuse("is written without an extension", "write " + bare)
                : Verdict.refuse(
                        "is not the name of a template",
                        "write its path below templates/ with letters, digits, hyphens and \"/\"");
    }

    private static Verdict<String> kindOrFile(String text) {
        if (text.startsWith("content/") || text.startsWith("static/")) {
            return Verdict.of(text);
        }
        String bare = text.substring(text.lastIndexOf('.') + 1);
        return text.matches("[A-Za-z0-9_-]{1,20}")
                ? Verdict.of(text.toLowerCase(Locale.ROOT))
                : Verdict.refuse(
                        "has \"" + text + "\", which is not the end of a file's name",
                        bare.matches("[A-Za-z0-9_-]{1,20}")
                                ? "write " + bare
                                : "write letters and digits, such as gpx");
    }

    static Verdict<String> language(String text) {
        String hyphens = text.replace('_', '-');
        boolean plain = hyphens.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
        if (!plain || !isWellFormed(hyphens)) {
            return Verdict.refuse(
                    "is not a language tag",
                    languageCalled(text).map(tag -> "write " + tag).orElse("write a tag such as en, de or pt-BR"));
        }
        String code = hyphens.replaceFirst("-.*", "").toLowerCase(Locale.ROOT);
        if (code.length() == 2 && !Languages.CODES.contains(code)) {
            return Verdict.refuse(
                    "begins with \"" + code + "\", which is not the code of a language",
                    "write that of the language and not of a country: en for English, ja for Japanese, cs for Czech");
        }
        return Verdict.of(hyphens);
    }

    /** The tag of the language called {@code name} in English or in the language itself. */
    private static Optional<String> languageCalled(String name) {
        return Languages.CODES.stream()
                .filter(tag -> Locale.forLanguageTag(tag)
                                .getDisplayLanguage(Locale.ENGLISH)
                                .equalsIgnoreCase(name)
                        || LanguageKeys.nameOf(tag)
                                .filter(name::equalsIgnoreCase)
                                .isPresent())
                .findFirst();
    }

    private static boolean isWellFormed(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static Verdict<String> permalink(String text, List<String> known) {
        String ours = translatedPattern(text);
        if (!ours.equals(text)) {
            return Verdict.refuse("is written as other programs do", "write " + ours);
        }
        if (!text.startsWith("/") || !(text.endsWith("/") || text.endsWith(".html"))) {
            String right =
                    text.matches("/?[\\p{L}\\p{N}:/_-]+") ? "/" + text.replaceFirst("^/", "") + "/" : "/posts/:slug/";
            return Verdict.refuse("must begin with \"/\" and end with \"/\" or \".html\"", "write it like " + right);
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!known.contains(placeholder.group(1))) {
                return unknown(placeholder.group(), known);
            }
        }
        if (!text.contains(":slug") && !text.contains(":title")) {
            return Verdict.refuse(
                    "must contain :slug",
                    "without it they would all have the same address; "
                            + (text.endsWith("/") ? "add :slug/ at the end" : "write :slug.html at the end"));
        }
        Matcher part = PART.matcher(text);
        if (part.find()) {
            String name = part.group().replaceAll("[^:a-z]", "");
            return Verdict.refuse(
                    "has " + name + " beside other signs, but a post need not have one",
                    "write it between slashes, such as /" + name + "/:slug/");
        }
        String literal = PLACEHOLDER.matcher(text).replaceAll("x");
        boolean safe = literal.matches("(/[\\p{L}\\p{N}_~-]([\\p{L}\\p{N}._~-]*[\\p{L}\\p{N}_~-])?)+/?")
                && Pattern.compile("/")
                        .splitAsStream(literal)
                        .allMatch(s -> folderFault(s).isEmpty());
        return safe
                ? Verdict.of(text)
                : Verdict.refuse(
                        "has an empty part or a character that addresses should not have",
                        "write letters, digits and hyphens between single slashes");
    }

    /** Octavo's pattern for a named one of Jekyll or one of WordPress; any other text as it is. */
    private static String translatedPattern(String text) {
        String days = "/:year/:month/:day/:slug";
        return switch (text) {
            case "pretty" -> days + "/";
            case "date" -> days + ".html";
            case "none" -> "/:slug.html";
            default ->
                text.replace("%year%", ":year")
                        .replace("%monthnum%", ":month")
                        .replace("%day%", ":day")
                        .replace("%category%", ":category")
                        .replace("%postname%", ":slug");
        };
    }

    private static Verdict<String> unknown(String placeholder, List<String> known) {
        List<String> all = known.stream().map(name -> ":" + name).toList();
        String hint = OtherGeneratorKeys.meaning("placeholders", placeholder)
                .map(right -> "write " + right.remedy())
                .or(() -> Spelling.suggestion(placeholder, all))
                .orElse("there is "
                        + (all.size() == 1
                                ? all.get(0) + ", because a page need not have a date"
                                : String.join(", ", all.subList(0, all.size() - 1)) + " and "
                                        + all.get(all.size() - 1)));
        return Verdict.refuse("has an unknown placeholder " + placeholder, hint);
    }
}
