package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.site.LinkGroup;
import dev.octavo.blog.site.NamedLink;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads links with titles, and the picture at the head of an article: values that have their own keys. */
final class LinkShapes {
    private static final Pattern MARKDOWN = Pattern.compile("!\\[(.*)]\\((.*)\\)");
    private static final String EXAMPLE_SRC = "picture.jpg";
    private static final String EXAMPLE_ALT = "what the picture shows";

    private static final String PERCENT = "(100|[1-9]?[0-9])%";
    private static final Pattern POINT = Pattern.compile(PERCENT + "\\s+" + PERCENT);

    /** A point of a picture, as CSS writes it: {@code 30% 60%}. */
    private static final Shape<Focus> FOCUS = Shape.string(LinkShapes::focus, "^" + PERCENT + "\\s+" + PERCENT + "$");

    private static final TypedKey<String> SRC = TypedKey.required("src", Urls.PICTURE);
    private static final TypedKey<String> ALT = TypedKey.of("alt", Values.LINE_OR_EMPTY);
    private static final KeyTable PICTURE = new KeyTable("illustration", LinkShapes::illustration);

    private static final Shape<NamedLink> FURTHER_LINK = KeyTable.shape("further-reading", LinkShapes::further);

    /** A path or URL alone, or {@code url} with {@code title} and {@code note}. */
    static final Shape<NamedLink> LINK_OR_URL =
            Shape.of(LinkShapes::linkOrUrl, () -> Shape.anyOf(Urls.LINK.schema(), FURTHER_LINK.schema()));

    /** {@code title} and {@code url}. */
    static final Shape<NamedLink> TITLED = KeyTable.shape("links", LinkShapes::titled);

    private static final TypedKey<String> TEXT = TypedKey.of("text", Values.PROSE);
    private static final TypedKey<List<NamedLink>> LINKS = TypedKey.of("links", Shape.list(TITLED));

    private static final TypedKey<List<NamedLink>> CHILDREN =
            TypedKey.of("children", Shape.list(KeyTable.shape("children", LinkShapes::titled)));
    private static final TypedKey<String> ENTRY_URL = TypedKey.of("url", Urls.LINK);

    /** {@code title} with {@code url}, {@code children} or both. */
    static final Shape<LinkGroup> ENTRY = KeyTable.shape("navigation", LinkShapes::entry);

    /** {@code title}, {@code text} and {@code links} of a column of the footer. */
    static final Shape<LinkGroup> COLUMN = KeyTable.shape("footer", LinkShapes::column);

    static final Shape<Illustration> ILLUSTRATION = Shape.of(LinkShapes::illustration, PICTURE::schema)
            .rewrittenBy((node, slot) ->
                    illustration(node, slot).isPresent() ? Optional.empty() : Optional.of(asKeys(node, slot)));

    private LinkShapes() {}

    private static Optional<NamedLink> linkOrUrl(Node node, Slot slot) {
        return node instanceof Node.Scalar
                ? Urls.LINK.read(node, slot).map(url -> new NamedLink(url, Optional.empty(), Optional.empty()))
                : FURTHER_LINK.read(node, slot);
    }

    private static Optional<NamedLink> further(Fields fields) {
        Optional<String> url = url(fields);
        Optional<String> title = fields.value("title", Values.LINE);
        Optional<String> note = fields.value("note", Values.LINE);
        Optional<String> language = fields.value("language", Names.LANGUAGE);
        return url.map(to -> new NamedLink(to, title, note, language));
    }

    private static Optional<NamedLink> titled(Fields fields) {
        Optional<String> url = url(fields);
        Optional<String> title = fields.required("title", Values.LINE);
        return url.filter(to -> title.isPresent()).map(to -> new NamedLink(to, title, Optional.empty()));
    }

    private static Optional<LinkGroup> entry(Fields fields) {
        Optional<String> url = fields.value(ENTRY_URL);
        Optional<String> title = fields.required("title", Values.LINE);
        Optional<List<NamedLink>> children = fields.value(CHILDREN);
        if (!fields.has(ENTRY_URL) && isWithout(CHILDREN, children, fields)) {
            fields.reportMissing(ENTRY_URL, "write where the entry leads, or \"children\" with the links below it");
        }
        return title.map(name -> new LinkGroup(title, url, Optional.empty(), children.orElse(List.of())));
    }

    private static Optional<LinkGroup> column(Fields fields) {
        Optional<String> title = fields.value("title", Values.LINE);
        Optional<String> text = fields.value(TEXT);
        Optional<List<NamedLink>> links = fields.value(LINKS);
        if (!fields.has(TEXT) && isWithout(LINKS, links, fields)) {
            fields.reportMissing(LINKS, "write the \"links\" of the column, each with title and url, or a \"text\"");
        }
        return Optional.of(new LinkGroup(title, Optional.empty(), text, links.orElse(List.of())));
    }

    /** Whether nothing is written below {@code key}; what is wrong there was reported. */
    private static boolean isWithout(TypedKey<List<NamedLink>> key, Optional<List<NamedLink>> links, Fields fields) {
        return fields.has(key)
                ? links.filter(List::isEmpty).isPresent()
                : !fields.meant().contains(key.name());
    }

    private static Optional<String> url(Fields fields) {
        return fields.required("url", Urls.LINK);
    }

    private static Optional<Illustration> illustration(Node node, Slot slot) {
        if (node instanceof Node.Mapping) {
            return PICTURE.shape(LinkShapes::illustration).read(node, slot);
        }
        if (!(node instanceof Node.Scalar scalar)) {
            return slot.refuse("needs keys with values, not a list", asKeys(node, slot), node.location());
        }
        if (MARKDOWN.matcher(scalar.text()).matches()) {
            return slot.refuse("is written in Markdown, which means nothing here", asKeys(node, slot), node.location());
        }
        if (scalar.kind() == Node.Kind.BOOLEAN) {
            return slot.refuse("must be a picture", asKeys(node, slot), node.location());
        }
        return Urls.PICTURE.read(node, slot).map(src -> {
            slot.problems().add(withoutWords(node.location()).hint(asKeys(node, slot)));
            return new Illustration(src, "", Optional.empty(), Optional.empty(), Optional.empty());
        });
    }

    private static Problem withoutWords(Location place) {
        return ProblemKind.NO_ALT.warning("\"illustration\" has no alternative text", place);
    }

    /** A hint with Octavo's keys for a picture written as for another program. */
    private static String asKeys(Node node, Slot slot) {
        if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN) {
            return "write \"none\" for an article without a picture, or delete the key";
        }
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(SRC.name(), EXAMPLE_SRC);
        keys.put(ALT.name(), EXAMPLE_ALT);
        collect(node, keys);
        return "write\n" + Snippet.of(slot.syntax(), slot.key(), keys);
    }

    private static void collect(Node node, Map<String, String> keys) {
        if (node instanceof Node.Sequence list && !list.items().isEmpty()) {
            collect(list.items().get(0), keys);
        } else if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                if (entry.value() instanceof Node.Scalar value && !value.text().isBlank()) {
                    PICTURE.ours(entry, mapping)
                            .or(() -> Optional.of(SRC.name())
                                    .filter(src ->
                                            EXAMPLE_SRC.equals(keys.get(src)) && SourcePath.isPicture(value.text())))
                            .ifPresent(key -> keys.put(key, value.text()));
                }
            }
        } else if (node instanceof Node.Scalar scalar) {
            Matcher markdown = MARKDOWN.matcher(scalar.text());
            keys.put(SRC.name(), markdown.matches() ? markdown.group(2) : scalar.text());
            if (markdown.matches() && !markdown.group(1).isBlank()) {
                keys.put(ALT.name(), markdown.group(1));
            }
        }
    }

    private static Optional<Illustration> illustration(Fields fields) {
        Optional<String> src = fields.value(SRC);
        Optional<String> alt = fields.value(ALT);
        Optional<String> caption = fields.value("caption", Values.LINE);
        Optional<String> credit = fields.value("credit", Values.LINE);
        Optional<Focus> focus = fields.value("focus", FOCUS);
        if (src.isPresent() && !fields.has(ALT)) {
            fields.problems()
                    .add(withoutWords(fields.mapping().location())
                            .hint("write " + Snippet.of(fields.mapping().syntax(), ALT.name(), EXAMPLE_ALT)
                                    + "; \"\" if it is pure decoration"));
        }
        return src.map(path -> new Illustration(path, alt.orElse(""), caption, credit, focus));
    }

    private static Verdict<Focus> focus(String text) {
        Matcher point = POINT.matcher(text);
        return point.matches()
                ? Verdict.of(new Focus(Integer.parseInt(point.group(1)), Integer.parseInt(point.group(2))))
                : Verdict.refuse(
                        "must be two numbers with percent signs, from 0% to 100%",
                        "write how far it is from the left and from the top, such as 30% 60%");
    }
}
