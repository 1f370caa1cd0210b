package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.foreign.Tag.Shape;
import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.blog.markdown.html.EmbedAddress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what the forms of {@code foreign/shortcodes.txt} say. */
final class Forms {
    private static final Pattern MARKDOWN = Pattern.compile("[\\[*_`<\\\\]");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*+`([^`]*+)`\\s*+}");
    /** Which tags mean something to Liquid and others, and are shown all the same. */
    private static final Pattern LITERAL = Pattern.compile("\\{\\{[^{}\n]*+}}|\\{%[^{}\n]*?%}");

    private final Translation context;

    Forms(Translation context) {
        this.context = context;
    }

    /**
     * What a tag becomes.
     *
     * @param block whether it stands on lines of its own
     * @param how for the account
     */
    record Written(String text, boolean block, String how) {}

    /** What is written for a tag, and below it what is in the tag if that has no place there; empty if the recipe lacks something. */
    Optional<Written> of(Recipe recipe, Tag tag, String inner) {
        return form(recipe, tag, inner)
                .map(what -> recipe.takesInner() || what.text().contains(inner.strip())
                        ? what
                        : new Written((what.text() + "\n\n" + inner).strip(), true, what.how()));
    }

    private Optional<Written> form(Recipe recipe, Tag tag, String inner) {
        String form = recipe.form();
        if (form.startsWith(":")) {
            return component(recipe, tag, inner);
        }
        return switch (form) {
            case "figure" ->
                recipe.value("src", tag, inner)
                        .map(src -> figure(recipe, tag, src))
                        .or(() -> recipe.value("caption", tag, inner)
                                .filter(words -> !inner.isBlank())
                                .map(words -> captioned(words, inner)));
            case "alert" ->
                Optional.of(alert(recipe, tag, inner))
                        .filter(alert -> alert.text().contains("\n"));
            case "fence" -> inner.isBlank() ? Optional.empty() : Optional.of(fence(recipe, tag, inner));
            case "formula" -> inner.isBlank() ? Optional.empty() : Optional.of(formula(inner));
            case "link" -> link(recipe, tag, inner);
            case "page" -> recipe.value("to", tag, inner).flatMap(this::page);
            case "address" -> recipe.value("to", tag, inner).map(Forms::address);
            case "words" -> recipe.value("words", tag, inner).map(words -> new Written(words, false, "its words"));
            case "inner" -> Optional.of(inner(tag, inner, "what is in it"));
            case "literal" -> Optional.of(new Written(literal(inner), false, "the words in it"));
            case "raw" -> Optional.of(new Written(inner.strip(), false, "the HTML in it"));
            case "param" -> recipe.value("key", tag, inner).flatMap(this::param);
            case "contents" -> contents();
            case "nothing", "hidden" -> Optional.of(new Written("", false, "nothing"));
            default -> Optional.empty();
        };
    }

    private static Optional<Written> component(Recipe recipe, Tag tag, String inner) {
        String form = recipe.form();
        String name = form.replace(":", "");
        boolean around = form.startsWith(":::");
        boolean empty = around
                && (inner.isBlank()
                        || (name.equals("tabs") && !inner.contains(":::tab["))
                        || (name.equals("gallery") && !inner.contains("![") && !inner.contains("<img")));
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String attribute : recipe.attributes().keySet()) {
            recipe.value(attribute, tag, inner).ifPresent(value -> attributes.put(attribute, value));
        }
        Set<String> needed = around ? name.equals("tab") ? Set.of("label") : Set.of() : Set.of("src", "href", "id");
        boolean lacking = recipe.attributes().keySet().stream()
                .anyMatch(key -> needed.contains(key) && !attributes.containsKey(key));
        if (empty || lacking) {
            return name.equals("tabs") && !inner.isBlank()
                    ? Optional.of(new Written(inner.strip(), true, "what is in it"))
                    : Optional.empty();
        }
        attributes.computeIfPresent("open", (key, open) -> open.matches("true|open|1|show|") ? "" : null);
        Optional<String> label = Optional.ofNullable(attributes.remove("label"));
        String component = Markup.component(name, label, attributes);
        String text = around ? Markup.around(component, inner) : form.replace(name, "") + component;
        return Optional.of(new Written(text, form.startsWith("::"), form));
    }

    private static Written figure(Recipe recipe, Tag tag, String src) {
        String alt = recipe.value("alt", tag, "").orElse("");
        Optional<String> caption = recipe.value("caption", tag, "").filter(words -> !words.equals(alt));
        Optional<String> credit = recipe.value("credit", tag, "")
                .map(words -> tag.argument("attrlink")
                        .map(to -> Markup.link(words, to))
                        .orElse(words));
        Optional<String> link =
                recipe.value("link", tag, "").filter(address -> address.contains("/") || address.contains("."));
        String width = recipe.value("width", tag, "")
                .filter(value -> value.matches("\\d+(?:px|%)?"))
                .map(value -> "{width=" + value.replace("px", "") + "}")
                .orElse("");
        if (link.isPresent()) {
            String picture = Markup.picture(src, alt, Optional.empty()) + width;
            String linked = "[" + picture + "](" + Markup.destination(link.get()) + ")";
            return caption.map(words -> captioned(words, linked)).orElse(new Written(linked, false, "a picture"));
        }
        if (credit.isPresent()
                || caption.filter(words -> MARKDOWN.matcher(words).find()).isPresent()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("src", src);
            attributes.put("alt", alt);
            String words = Stream.of(caption, credit).flatMap(Optional::stream).collect(Collectors.joining(" "));
            // Without a value, alt would be a flag
            String written = Markup.component("::figure", Optional.of(words), attributes)
                    .replaceFirst(" alt(?=[ }])", " alt=\"\"");
            return new Written(written, true, "::figure");
        }
        return new Written(Markup.picture(src, alt, caption) + width, caption.isPresent(), "a picture");
    }

    private static Written captioned(String caption, String inner) {
        String figure = Markup.component("figure", Optional.of(caption), Map.of());
        return new Written(Markup.around(figure, inner), true, ":::figure");
    }

    /** What is in a tag alone, below the title it had. */
    static Written inner(Tag tag, String inner, String how) {
        boolean container = tag.shape() == Shape.CONTAINER;
        boolean block = inner.startsWith("\n") || container;
        Optional<String> title = tag.argument("title", "label").filter(words -> container);
        String above = title.map(words -> "**" + words + "**\n\n").orElse("");
        return new Written(block ? above + inner.strip() : inner, block, how);
    }

    private static Written alert(Recipe recipe, Tag tag, String inner) {
        String kind = recipe.value("kind", tag, inner).orElse("note");
        Optional<Alert> known = Recipe.alert(kind);
        String name = known.map(Alert::name).orElse("NOTE");
        Optional<String> title = recipe.value("title", tag, inner)
                .filter(words ->
                        !words.equalsIgnoreCase(name) && !words.equalsIgnoreCase(kind) && !words.matches("false|true"));
        Optional<String> text = tag.argument("text", "content", "body").filter(words -> inner.isBlank());
        boolean titled = !inner.isBlank() || text.or(() -> tag.argument("1")).isPresent();
        String words = inner.isBlank() ? text.or(() -> title).orElse("") : inner;
        return new Written(Markup.alert(name, title.filter(t -> titled), "", words), true, "[!" + name + "]");
    }

    private static Written fence(Recipe recipe, Tag tag, String inner) {
        String code = TEMPLATE.matcher(inner.strip()).matches()
                ? TEMPLATE.matcher(inner.strip()).replaceFirst("$1").strip()
                : inner.replaceFirst("^[ \t\r]*\n", "").stripTrailing();
        StringBuilder info =
                new StringBuilder(recipe.value("language", tag, "").orElse("").replaceAll("[\\s`{}]+", ""));
        recipe.value("title", tag, "")
                .filter(words -> !info.toString().equalsIgnoreCase(words))
                .ifPresent(words -> info.append(" title=\"")
                        .append(Markup.oneLine(words).replaceAll("[\"`]", "'"))
                        .append('"'));
        String start = recipe.value("numbers", tag, "").orElse("");
        boolean numbered = tag.arguments().containsValue("linenos")
                || tag.argument("linenos", "line_number", "showlinenumbers")
                        .filter(on -> !on.equals("false"))
                        .isPresent();
        if (start.matches("[0-9]{1,6}") && !start.equals("1")) {
            info.append(" numbers=").append(start);
        } else if (numbered) {
            info.append(" numbers");
        }
        String lines = recipe.value("lines", tag, "")
                .orElse("")
                .replaceAll("[\\[\\]\"'{}]", "")
                .strip()
                .replaceAll("[\\s,]+", ",");
        if (lines.matches("[0-9]+(?:-[0-9]+)?(?:,[0-9]+(?:-[0-9]+)?)*")) {
            info.append(" {").append(lines).append('}');
        }
        String all = info.toString();
        return new Written(
                Markup.fence(all.startsWith(" ") ? "text" + all : all, code), true, "code between lines of ```");
    }

    private static Written formula(String inner) {
        String tex = inner.strip();
        boolean lines = tex.contains("\n") || tex.startsWith("\\begin");
        boolean marked = tex.contains("$") || tex.startsWith("\\(") || tex.startsWith("\\[");
        String text = marked ? tex : lines ? "$$\n" + tex + "\n$$" : "$" + tex + "$";
        return new Written(text, marked ? tex.contains("\n") : lines, "a formula");
    }

    private Optional<Written> link(Recipe recipe, Tag tag, String inner) {
        Optional<String> to = recipe.value("to", tag, inner)
                .flatMap(this::page)
                .map(Written::text)
                .or(() -> recipe.value("href", tag, inner));
        return to.map(href ->
                new Written(Markup.link(recipe.value("words", tag, inner).orElse(href), href), false, "a link"));
    }

    private Optional<Written> page(String reference) {
        int hash = reference.indexOf('#');
        String path = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash);
        Optional<String> found = path.isEmpty() ? Optional.of("") : context.article(path);
        return found.map(to -> new Written(to + fragment, false, "the address of an article"));
    }

    private static Written address(String url) {
        return EmbedAddress.film(url).isPresent()
                ? new Written(url, true, "its address")
                : new Written(
                        Markup.component("::link-card", Optional.empty(), Map.of("href", url)), true, "::link-card");
    }

    private Optional<Written> param(String key) {
        Object own = context.keys().get(key);
        Object params = context.keys().get("params");
        Object value = own == null && params instanceof Map<?, ?> map ? map.get(key) : own;
        Optional<String> found = value == null
                ? context.setting("params." + key.toLowerCase(Locale.ROOT)).or(() -> context.setting("params." + key))
                : Optional.of(value.toString());
        return found.map(text -> new Written(text, false, "its value"));
    }

    private Optional<Written> contents() {
        context.contents();
        return Optional.of(new Written("", false, "toc: true"));
    }

    /** Text in which no tag has a meaning: between backticks where it looks like one. */
    static String literal(String text) {
        return CodeRanges.replaced(text, LITERAL, tag -> Markup.code(tag.group()));
    }
}
