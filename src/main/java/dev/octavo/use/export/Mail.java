package dev.octavo.use.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.octavo.blog.markdown.html.HtmlToMarkdown;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.words.Languages;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.text.Html;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * A post as an e-mail that its author can open, address and send (RFC 5322), as HTML with inline styles and as plain text.
 * Pictures stay on the site. The same post gives the same bytes.
 */
public final class Mail {
    /** Mail programs hide what follows 102 KB, and larger mails are more often taken for spam. */
    static final int MAX_BYTES = 100_000;

    private static final Pattern NAMED = Pattern.compile("\"?([^\"<>]++)(?:\"\\s*+)?<([^<>]++)>");
    private static final Pattern SPECIAL = Pattern.compile("[()<>\\[\\]:;@\\\\,.\"]");
    private static final int MAX_LINE_LENGTH = 76;
    /** RFC 2047, 2: an encoded word has at most 75 characters, 12 of them for "=?UTF-8?B?" and its end. */
    private static final int BYTES_PER_WORD = 45;

    private final FinishedArticles articles;
    private final Article post;
    private final SiteConfig site;
    private final String url;
    private final String language;

    private Mail(FinishedArticles articles, Article post) {
        this.articles = articles;
        this.post = post;
        this.site = articles.site().inLanguageOf(post).config();
        this.url = site.url().absolute(post.address());
        this.language = post.meta().placement().language().orElse(site.language());
    }

    /**
     * The bytes of the mail.
     *
     * @param from the sender, as mail programs write it; if absent, the address in an author's file, if any
     */
    public static byte[] of(FinishedArticles articles, Article post, Optional<String> from) {
        return new Mail(articles, post).bytes(from);
    }

    /** The whole post, or as many blocks as fit and a link to the rest. */
    private byte[] bytes(Optional<String> from) {
        Document whole = PlainMarkup.of(articles.text(post));
        whole.select("math")
                .forEach(math -> math.replaceWith(
                        new Element("code").text(math.select("annotation").text())));
        whole.select("svg.drawn")
                .forEach(drawing -> drawing.replaceWith(
                        new Element("span").text("[" + drawing.select("desc").text() + "]")));
        whole.select("a.footnote-back").remove(); // it would open the page on the site
        int blocks = whole.body().childNodeSize();
        byte[] mail = message(whole.body(), false, from);
        int fits = 0;
        int tooMany = blocks;
        if (mail.length <= MAX_BYTES) {
            return mail;
        }
        while (tooMany - fits > 1) { // binary search for the most that fit
            int some = (fits + tooMany) / 2;
            boolean small = message(first(whole, some), true, from).length <= MAX_BYTES;
            fits = small ? some : fits;
            tooMany = small ? tooMany : some;
        }
        return message(first(whole, fits), true, from);
    }

    private static Element first(Document document, int blocks) {
        Element part = document.body().shallowClone();
        document.body().childNodes().stream().limit(blocks).map(Node::clone).forEach(part::appendChild);
        return part;
    }

    private byte[] message(Element text, boolean cut, Optional<String> from) {
        String html = html(text.clone(), cut);
        String plain = plain(text, cut);
        String boundary = "octavo-" + Sha256.of(html + plain).hex().substring(0, 32);
        OffsetDateTime date = post.date().moment(site.zone());
        List<String> lines = new ArrayList<>();
        from.map(Mail::sender).or(this::address).ifPresent(sender -> lines.add("From: " + sender));
        lines.add("Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(date).replace("GMT", "+0000"));
        lines.add("Subject: " + encodedWords(post.title()));
        lines.add("X-Unsent: 1"); // Outlook opens it as a draft
        lines.add("MIME-Version: 1.0");
        lines.add("Content-Language: " + language);
        lines.add("Content-Type: multipart/alternative; boundary=\"" + boundary + "\"");
        lines.add("");
        part(lines, boundary, "text/plain", plain);
        part(lines, boundary, "text/html", html);
        lines.add("--" + boundary + "--");
        return (String.join("\r\n", lines) + "\r\n").getBytes(UTF_8);
    }

    /** The mail address of the first author whose file has one. */
    private Optional<String> address() {
        return post.meta().authors().stream()
                .flatMap(author -> author.links().stream()
                        .map(NamedLink::url)
                        .filter(link -> link.startsWith("mailto:"))
                        .map(link -> phrase(author.name()) + " <" + link.substring("mailto:".length()) + ">"))
                .findFirst();
    }

    /** A sender as an author gave it: an address, or a name with the address in angle brackets. */
    static String sender(String given) {
        Matcher named = NAMED.matcher(given.strip());
        return named.matches() ? phrase(named.group(1).strip()) + " <" + named.group(2) + ">" : given;
    }

    /** A name before an address: in quotation marks if it has signs with a meaning of their own (RFC 5322, 3.2.3). */
    static String phrase(String name) {
        String encoded = encodedWords(name);
        return encoded.equals(name) && SPECIAL.matcher(name).find()
                ? "\"" + name.replaceAll("[\\\\\"]", "\\\\$0") + "\""
                : encoded;
    }

    private static void part(List<String> lines, String boundary, String type, String text) {
        lines.add("--" + boundary);
        lines.add("Content-Type: " + type + "; charset=utf-8");
        lines.add("Content-Transfer-Encoding: base64");
        lines.add("");
        lines.add(Base64.getMimeEncoder(MAX_LINE_LENGTH, new byte[] {'\r', '\n'})
                .encodeToString(text.replace("\n", "\r\n").getBytes(UTF_8)));
    }

    /** The text of a header: as it is if it is short printable ASCII, or else in encoded words (RFC 2047). */
    static String encodedWords(String text) {
        if (text.matches("[ -~]{0,60}") && !text.contains("=?")) {
            return text;
        }
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            String sign = Character.toString(c);
            if ((word + sign).getBytes(UTF_8).length > BYTES_PER_WORD) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.append(sign);
        }
        words.add(word.toString());
        return String.join(
                "\r\n ",
                words.stream()
                        .map(one -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(one.getBytes(UTF_8)) + "?=")
                        .toList());
    }

    /** The mail as HTML with inline styles, since many mail programs drop others. Of several rules, the last wins. */
    private String html(Element body, boolean cut) {
        for (String rule : site.design()
                .colours()
                .in(Resources.text("/export/mail.css"))
                .lines()
                .toList()) {
            String[] parts = rule.split("[{}]", -1);
            body.select(parts[0].strip()).forEach(element -> element.attr("style", parts[1].strip()));
        }
        for (String side : List.of("right", "center")) {
            body.select(".align-" + side)
                    .forEach(cell -> cell.attr("style", cell.attr("style") + "text-align:" + side + ";"));
        }
        body.select("[class]").removeAttr("class");
        String shown = Html.escape(url);
        String picture = articles.illustration(post)
                .map(src -> "<p style=\"margin:0 0 16px;\"><img src=\"" + Html.escape(src) + "\" alt=\""
                        + Html.escape(post.meta().illustration().orElseThrow().alt())
                        + "\" width=\"568\" style=\"max-width:100%;height:auto;border:0;\"></p>\n")
                .orElse("");
        String more = "<p style=\"margin:0 0 16px;\">… <a href=\"" + shown + "\" style=\"color:"
                + site.design().colours().light() + ";\">" + shown + "</a></p>\n";
        return Resources.filled(
                "/export/mail.html",
                Map.of(
                        "language", language,
                        "direction", Languages.direction(language),
                        "title", Html.escape(post.title()),
                        "url", shown,
                        "byline", Html.escape(byline()),
                        "text", picture + body.html().strip() + "\n" + (cut ? more : ""),
                        "site", Html.escape(site.title()),
                        "accent", site.design().colours().light(),
                        "night", site.design().colours().dark()));
    }

    private String byline() {
        List<String> parts = new ArrayList<>();
        post.meta().authors().forEach(author -> parts.add(author.name()));
        parts.add(articles.words(language).date(post.date().day()));
        return String.join(" · ", parts);
    }

    private String plain(Element text, boolean cut) {
        String body = HtmlToMarkdown.plain(new Html(text.html()));
        return post.title() + "\n" + byline() + "\n\n" + body + (cut ? "\n…\n" : "") + "\n-- \n" + site.title() + "\n"
                + url + "\n";
    }
}
