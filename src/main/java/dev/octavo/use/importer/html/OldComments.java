package dev.octavo.use.importer.html;

import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Lexicon;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.data.OldDate;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.text.Html;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldComment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Writes readers' comments below an article: a list, in which answers are lists too. */
public final class OldComments {
    /** Words, quotations, lists, code and links to the web: no pictures, styles or scripts. */
    private static final Safelist TEXT = Safelist.basic().removeEnforcedAttribute("a", "rel");

    private static final int DEEPEST = 3;

    private final Words words;
    private final String heading;

    /** @param language of the blog */
    public OldComments(String language) {
        this.words = new Lexicon(language, WordsReader::shipped).of(language);
        Map<String, String> headings = Resources.table("/foreign/comments.txt");
        this.heading = Stream.concat(Languages.fileNames(language).stream(), Stream.of("en"))
                .filter(headings::containsKey)
                .map(headings::get)
                .findFirst()
                .orElseThrow();
    }

    private record Place(OldComment comment, int depth) {}

    /** The section as Markdown; empty if there are no comments. What readers wrote is text of strangers, and confined. */
    public String markdown(List<OldComment> comments, String place, Account account) {
        if (comments.isEmpty()) {
            return "";
        }
        Set<String> ids = comments.stream().map(OldComment::id).collect(Collectors.toSet());
        Map<String, List<OldComment>> answers = new HashMap<>();
        comments.forEach(comment -> answers.computeIfAbsent(
                        comment.parent().filter(ids::contains).orElse(""), id -> new ArrayList<>())
                .add(comment));
        List<String> section = new ArrayList<>(List.of("## " + heading));
        Set<OldComment> written = new HashSet<>();
        // Those that answer each other in a circle begin a thread too.
        Stream.concat(answers.getOrDefault("", List.of()).stream(), comments.stream())
                .forEach(first -> {
                    Deque<Place> next = new ArrayDeque<>(List.of(new Place(first, 0)));
                    while (!next.isEmpty()) {
                        Place comment = next.pop();
                        if (written.add(comment.comment())) {
                            section.add(item(comment, place, account));
                            List<OldComment> all =
                                    answers.getOrDefault(comment.comment().id(), List.of());
                            for (int i = all.size() - 1; i >= 0; i--) {
                                next.push(new Place(all.get(i), Math.min(DEEPEST, comment.depth() + 1)));
                            }
                        }
                    }
                });
        return String.join("\n\n", section) + "\n";
    }

    private String item(Place at, String place, Account account) {
        OldComment comment = at.comment();
        if (Jsoup.isValid(comment.html(), TEXT)) {
            account.kept(Thing.COMMENT, place);
        } else {
            account.changed(Thing.COMMENT, "without pictures, styles and what could run", place);
        }
        String name = Html.escape(comment.author().isBlank() ? "?" : comment.author());
        String link = comment.url()
                .map(url -> "<a href=\"" + Html.escape(url) + "\">" + name + "</a>")
                .orElse(name);
        String date = OldDate.of(comment.date())
                .map(OldDate::day)
                .map(words::date)
                .map(day -> ", " + Html.escape(day))
                .orElse("");
        String html = clean("<p><strong>" + link + "</strong>" + date + "</p>") + clean(comment.html());
        String markdown = HtmlConversion.markdown(html, place, new Account()).strip();
        String indent = "  ".repeat(at.depth());
        return indent + "- " + markdown.replaceAll("\n(?!\n)", "\n  " + indent);
    }

    /** Only what is confined, in paragraphs. */
    private static String clean(String html) {
        Document clean = new Cleaner(TEXT).clean(Jsoup.parseBodyFragment(html));
        clean.outputSettings().prettyPrint(false);
        Paragraphs.breakLines(clean.body());
        return Paragraphs.in(clean.body()).stream().map(Node::outerHtml).collect(Collectors.joining());
    }
}
