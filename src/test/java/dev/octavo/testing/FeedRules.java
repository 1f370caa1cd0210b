package dev.octavo.testing;

import dev.octavo.lib.text.Json;
import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.select.Elements;

/** The specifications of feeds, rule by rule, except that they are well-formed, which a strict parser checks. */
public final class FeedRules {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern RFC_822 = Pattern.compile(
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [0-9]{4}"
                    + " [0-9]{2}:[0-9]{2}:[0-9]{2} (GMT|[+-][0-9]{4})");
    private static final Pattern RELATIVE_IN_STYLE = Pattern.compile("url\\(['\"]?(?![A-Za-z][A-Za-z0-9+.-]*:)");

    private record Rule<T>(String name, Predicate<T> holds) {}

    private static final List<Rule<Element>> ATOM_FEED = List.of(
            new Rule<>(
                    "RFC 4287, 2: it is in Atom's namespace",
                    e -> e.attr("xmlns").equals("http://www.w3.org/2005/Atom")),
            new Rule<>("RFC 4287, 2: its language is a tag", e -> isLanguage(e.attr("xml:lang"))),
            new Rule<>("RFC 4287, 4.1.1: one id, title and update", e -> once(e, "id", "title", "updated")),
            new Rule<>(
                    "RFC 4287, 4.1.1: at most one of these",
                    e -> atMostOnce(e, "generator", "icon", "logo", "rights", "subtitle")),
            new Rule<>(
                    "RFC 4287, 4.1.1: an author, or one in each entry",
                    e -> has(e, "author") || (has(e, "entry") && each(e, "entry", entry -> has(entry, "author")))),
            new Rule<>("RFC 4287, 4.1.1: one link to itself, and to no page twice", FeedRules::hasDistinctLinks),
            new Rule<>(
                    "RFC 4287, 4.2.6: ids are absolute, and all of them differ", e -> areDistinctIds(e.select("id"))),
            new Rule<>(
                    "RFC 4287, 4.2.7: links have addresses", e -> each(e, "link", link -> isWhole(link.attr("href")))),
            new Rule<>("RFC 4287, 4.2.15: the update is a date", e -> isDate(text(e, "updated"))),
            new Rule<>("RFC 4287, 6: what is not Atom's has another namespace", e -> areAtoms(e)),
            new Rule<>(
                    "RFC 4946: a licence has an address",
                    e -> e.select("> link[rel=license]").stream().allMatch(l -> isWhole(l.attr("href")))));

    private static final List<Rule<Element>> ATOM_ENTRY = List.of(
            new Rule<>("RFC 4287, 4.1.2: one id, title and update", e -> once(e, "id", "title", "updated")),
            new Rule<>(
                    "RFC 4287, 4.1.2: at most one of these",
                    e -> atMostOnce(e, "content", "published", "rights", "source", "summary")),
            new Rule<>(
                    "RFC 4287, 4.1.2: a page, also without content",
                    e -> e.select("> link[rel=alternate]").size() == 1),
            new Rule<>(
                    "RFC 4287, 3.2: authors have names, and addresses that are whole",
                    e -> each(e, "author", a -> once(a, "name") && each(a, "uri", uri -> isWhole(uri.text())))),
            new Rule<>(
                    "RFC 4287, 4.2.2: categories have terms",
                    e -> each(e, "category", c -> !c.attr("term").isEmpty())),
            new Rule<>(
                    "RFC 4287, 3.3: dates",
                    e -> Stream.of("published", "updated").allMatch(name -> isDate(text(e, name)))),
            new Rule<>(
                    "RFC 4287, 4.1.3.3: content is HTML with whole addresses",
                    e -> each(e, "content", c -> c.attr("type").equals("html") && isWholeHtml(c.wholeText()))));

    private static final List<Rule<Element>> RSS_CHANNEL = List.of(
            new Rule<>("RSS 2.0: title, link and description", e -> once(e, "title", "link", "description")),
            new Rule<>(
                    "RSS 2.0: at most one of these",
                    e -> atMostOnce(
                            e, "language", "copyright", "pubDate", "lastBuildDate", "generator", "docs", "ttl")),
            new Rule<>("RSS 2.0: the link is a URL", e -> isWhole(text(e, "link"))),
            new Rule<>("RSS 2.0: the language is a tag", e -> isLanguage(text(e, "language"))),
            new Rule<>("RSS 2.0: the date is RFC 822's", e -> each(e, "lastBuildDate", date -> isRfc822(date.text()))),
            new Rule<>(
                    "RSS profile: atom:link to itself",
                    e -> e.select("> atom|link[rel=self][type=application/rss+xml]")
                                    .size()
                            == 1),
            new Rule<>(
                    "RSS profile: guids differ",
                    e -> isDistinct(e.select("> item > guid").eachText())));

    private static final List<Rule<Element>> RSS_ITEM = List.of(
            new Rule<>("RSS 2.0: a title or a description", e -> has(e, "title") || has(e, "description")),
            new Rule<>(
                    "RSS 2.0: at most one of these",
                    e -> atMostOnce(e, "title", "link", "description", "author", "guid", "pubDate", "content|encoded")),
            new Rule<>(
                    "RSS 2.0: a permalink is a URL",
                    e -> each(e, "guid", g -> g.attr("isPermaLink").equals("false") || isWhole(g.text()))),
            new Rule<>("RSS 2.0: an author is an address of mail", e -> !has(e, "author")),
            new Rule<>("RSS 2.0: the date is RFC 822's", e -> each(e, "pubDate", date -> isRfc822(date.text()))),
            new Rule<>(
                    "RSS profile: a description is HTML",
                    e -> each(
                            e,
                            "description",
                            d -> isWholeHtml(d.wholeText())
                                    && Jsoup.parseBodyFragment(d.wholeText())
                                            .body()
                                            .children()
                                            .isEmpty())),
            new Rule<>(
                    "RSS profile: content:encoded is HTML with whole addresses",
                    e -> each(e, "content|encoded", c -> isWholeHtml(c.wholeText()))));

    private static final List<Rule<Map<?, ?>>> JSON_FEED = List.of(
            new Rule<>("JSON Feed 1.1: the version", f -> "https://jsonfeed.org/version/1.1".equals(f.get("version"))),
            new Rule<>("JSON Feed 1.1: a title", f -> f.get("title") instanceof String),
            new Rule<>("JSON Feed 1.1: addresses are whole", f -> areWhole(f, "home_page_url", "feed_url")),
            new Rule<>("JSON Feed 1.1: the language is a tag", f -> isLanguage(String.valueOf(f.get("language")))),
            new Rule<>("JSON Feed 1.1: extensions are objects", FeedRules::hasExtensionsAlone),
            new Rule<>(
                    "JSON Feed 1.1: ids differ",
                    f -> isDistinct(
                            items(f).map(i -> String.valueOf(i.get("id"))).toList())));

    private static final List<Rule<Map<?, ?>>> JSON_ITEM = List.of(
            new Rule<>("JSON Feed 1.1: an id that is a text", i -> i.get("id") instanceof String id && !id.isEmpty()),
            new Rule<>(
                    "JSON Feed 1.1: one of the contents",
                    i -> i.get("content_html") instanceof String || i.get("content_text") instanceof String),
            new Rule<>(
                    "JSON Feed 1.1: HTML with whole addresses",
                    i -> !(i.get("content_html") instanceof String html) || isWholeHtml(html)),
            new Rule<>(
                    "JSON Feed 1.1: addresses are whole",
                    i -> areWhole(i, "url", "external_url", "image", "banner_image")),
            new Rule<>(
                    "JSON Feed 1.1: dates",
                    i -> Stream.of("date_published", "date_modified")
                            .allMatch(name -> isDate(String.valueOf(i.get(name))))),
            new Rule<>(
                    "JSON Feed 1.1: authors are a list",
                    i -> i.get("authors") instanceof List<?> && !i.containsKey("author")),
            new Rule<>(
                    "JSON Feed 1.1: tags are texts",
                    i -> i.get("tags") instanceof List<?> tags && tags.stream().allMatch(String.class::isInstance)));

    private FeedRules() {}

    /** The rules that a feed breaks. */
    public static List<String> broken(String path, String feed) {
        if (path.endsWith(".json")) {
            Map<?, ?> json = (Map<?, ?>) Json.read(feed).orElseThrow();
            return Stream.concat(broken(JSON_FEED, json), items(json).flatMap(item -> broken(JSON_ITEM, item)))
                    .toList();
        }
        Element root = Optional.ofNullable(
                        Jsoup.parse(feed, "", Parser.xmlParser()).firstElementChild())
                .orElseThrow();
        if (root.nameIs("rss")) {
            Element channel = root.select("> channel").get(0);
            return Stream.concat(
                            broken(RSS_CHANNEL, channel),
                            channel.select("> item").stream().flatMap(item -> broken(RSS_ITEM, item)))
                    .toList();
        }
        return Stream.concat(
                        broken(ATOM_FEED, root),
                        root.select("> entry").stream().flatMap(entry -> broken(ATOM_ENTRY, entry)))
                .toList();
    }

    private static <T> Stream<String> broken(List<Rule<T>> rules, T what) {
        return rules.stream().filter(rule -> !rule.holds().test(what)).map(Rule::name);
    }

    private static boolean has(Element parent, String child) {
        return !parent.select("> " + child).isEmpty();
    }

    private static String text(Element parent, String child) {
        return parent.select("> " + child).text();
    }

    private static boolean once(Element parent, String... children) {
        return Stream.of(children).allMatch(child -> parent.select("> " + child).size() == 1);
    }

    private static boolean atMostOnce(Element parent, String... children) {
        return Stream.of(children).allMatch(child -> parent.select("> " + child).size() <= 1);
    }

    private static boolean each(Element parent, String child, Predicate<Element> holds) {
        return parent.select("> " + child).stream().allMatch(holds);
    }

    private static boolean hasDistinctLinks(Element feed) {
        List<String> pages = feed.select("> link[rel=alternate]").stream()
                .map(link -> link.attr("type") + link.attr("hreflang"))
                .toList();
        return feed.select("> link[rel=self]").size() == 1 && isDistinct(pages);
    }

    private static boolean areDistinctIds(Elements ids) {
        return isDistinct(ids.eachText()) && ids.eachText().stream().allMatch(id -> isWhole(id));
    }

    private static final List<String> ATOMS = List.of(
            "author",
            "category",
            "contributor",
            "generator",
            "icon",
            "id",
            "link",
            "logo",
            "rights",
            "subtitle",
            "title",
            "updated",
            "entry",
            "content",
            "published",
            "source",
            "summary");

    private static boolean areAtoms(Element feed) {
        return Stream.concat(feed.children().stream(), feed.select("> entry > *").stream())
                .filter(element -> element.tag().namespace().equals("http://www.w3.org/2005/Atom"))
                .allMatch(element -> ATOMS.contains(element.tagName()));
    }

    private static boolean isDistinct(List<String> values) {
        return new HashSet<>(values).size() == values.size();
    }

    private static boolean isLanguage(String tag) {
        return LANGUAGE.matcher(tag).matches();
    }

    private static boolean isWhole(String address) {
        try {
            return new URI(address).isAbsolute();
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }

    private static boolean areWhole(Map<?, ?> fields, String... names) {
        return Stream.of(names)
                .allMatch(name -> !fields.containsKey(name) || isWhole(String.valueOf(fields.get(name))));
    }

    // RFC 3339 with seconds and capital letters.
    private static boolean isDate(String text) {
        try {
            OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            return text.matches(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})");
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isRfc822(String text) {
        return RFC_822.matcher(text).matches();
    }

    /** Whether no attribute that holds an address leaves out scheme or host, and there is no script. */
    private static boolean isWholeHtml(String html) {
        List<String> relative = new ArrayList<>();
        for (Element element : Jsoup.parseBodyFragment(html).body().getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                String name = attribute.getKey().toLowerCase(Locale.ROOT);
                String value = attribute.getValue();
                boolean inDrawing = value.startsWith("#") && !element.nameIs("a") && !element.nameIs("area");
                boolean address = List.of(
                                "href",
                                "src",
                                "poster",
                                "cite",
                                "action",
                                "formaction",
                                "data",
                                "background",
                                "longdesc")
                        .contains(name);
                boolean wrong = address
                        ? !inDrawing && !value.isBlank() && !isWhole(value.strip())
                        : name.equals("srcset")
                                ? candidates(value).anyMatch(one -> !isWhole(one))
                                : name.equals("style")
                                        && RELATIVE_IN_STYLE.matcher(value).find();
                if (wrong) {
                    relative.add(attribute.toString());
                }
            }
        }
        return relative.isEmpty();
    }

    private static Stream<String> candidates(String srcset) {
        Matcher address = Pattern.compile("(?:^|,)\\s*(\\S+)").matcher(srcset);
        return address.results().map(found -> found.group(1));
    }

    private static Stream<Map<?, ?>> items(Map<?, ?> feed) {
        return ((List<?>) feed.get("items")).stream().map(item -> (Map<?, ?>) item);
    }

    private static boolean hasExtensionsAlone(Map<?, ?> feed) {
        return feed.entrySet().stream()
                .filter(entry -> String.valueOf(entry.getKey()).startsWith("_"))
                .allMatch(entry -> entry.getValue() instanceof Map<?, ?>);
    }
}
