package dev.octavo.use.importer.syntax;

import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.use.importer.syntax.Tag.Shape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what the forms of {@code foreign/shortcodes.txt} say. */
final class Forms {
    private static final Pattern MARKDOWN = Pattern.compile("[\\[*_`<\\\\]");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\s*+`([^`]*+)`\\s*+}");
    /** Which tags mean something to Liquid and others, and are shown all the same. */
    private static final Pattern LITERAL = Pattern.compile("\\{\\{[^{}\n]*+}}|\\{%[^{}\n]*?%}");

    private static final Pattern VIDEO =
            Pattern.compile("https?://(?:www\\.|player\\.)?(?:youtube\\.com|youtu\\.be|vimeo\\.com)/\\S+");

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

    /** What is written for a tag; empty if the recipe needs what it does not have. */
    Optional<Written> of(Recipe recipe, Tag tag, String inner) {
        String form = recipe.form();
        if (form.startsWith(":")) {
            return component(recipe, tag, inner);
        }
        return switch (form) {
            case "figure" ->
                recipe.value("src", tag, inner)
                        .map(src -> figure(recipe, tag, src))
                        .or(() -> around(recipe, tag, inner));
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

    private Optional<Written> component(Recipe recipe, Tag tag, String inner) {
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
        boolean lacking = recipe.attributes().keySet().stream()
                .anyMatch(key -> !attributes.containsKey(key)
                        && (("src href id".contains(key) && !around)
                                || (around && key.equals("label") && name.equals("tab"))));
        if (empty || lacking) {
            return name.equals("tabs") && !inner.isBlank()
                    ? Optional.of(new Written(inner.strip(), true, "what is in it"))
                    : Optional.empty();
        }
        if (attributes.containsKey("open")) {
            String open = attributes.remove("open");
            if (open.matches("true|open|1|show|")) {
                attributes.put("open", "");
            }
        }
        Optional<String> label = Optional.ofNullable(attributes.remove("label"));
        String component = Markup.component(name, label, attributes);
        String text = around ? Markup.around(component, inner) : form.replace(name, "") + component;
        return Optional.of(new Written(text, form.startsWith("::"), form));
    }

    private static Written figure(Recipe recipe, Tag tag, String src) {
        String alt = recipe.value("alt", tag, "").orElse("");
        Optional<String> caption = recipe.value("caption", tag, "").filter(words -> !words.equals(alt));
        Optional<String> credit = recipe.value("credit", tag, "");
        Optional<String> link =
                recipe.value("link", tag, "").filter(address -> address.contains("/") || address.contains("."));
        String width = recipe.value("width", tag, "")
                .filter(value -> value.matches("\\d+(?:px|%)?"))
                .map(value -> "{width=" + value.replace("px", "") + "}")
                .orElse("");
        Optional<String> by = credit.map(words ->
                tag.argument("attrlink").map(to -> Markup.link(words, to)).orElse(words));
        boolean rich = caption.filter(words -> MARKDOWN.matcher(words).find()).isPresent() || credit.isPresent();
        if (rich && link.isEmpty()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("src", src);
            attributes.put("alt", alt);
            String words = caption.orElse("")
                    + by.map(name -> caption.isPresent() ? " " + name : name).orElse("");
            // Without a value, alt would be a flag
            String written = Markup.component("::figure", Optional.of(words), attributes)
                    .replaceFirst(" alt(?=[ }])", " alt=\"\"");
            return new Written(written, true, "::figure");
        }
        if (link.isPresent()) {
            String linked = "[" + Markup.picture(src, alt, Optional.empty()) + width + "]("
                    + Markup.destination(link.get()) + ")";
            return caption.isEmpty()
                    ? new Written(linked, false, "a picture")
                    : new Written(
                            Markup.around(Markup.component("figure", caption, Map.of()), linked), true, ":::figure");
        }
        return new Written(Markup.picture(src, alt, caption) + width, caption.isPresent(), "a picture");
    }

    /** A caption around anything else. */
    private static Optional<Written> around(Recipe recipe, Tag tag, String inner) {
        Optional<String> caption = recipe.value("caption", tag, inner);
        return inner.isBlank() || caption.isEmpty()
                ? Optional.empty()
                : Optional.of(new Written(
                        Markup.around(Markup.component("figure", caption, Map.of()), inner), true, ":::figure"));
    }

    /** What is in a tag alone, below the title it had. */
    static Written inner(Tag tag, String inner, String how) {
        boolean block = inner.startsWith("\n") || tag.shape() == Shape.CONTAINER;
        String title = tag.shape() == Shape.CONTAINER
                ? tag.argument("title", "label")
                        .map(words -> "**" + words + "**\n\n")
                        .orElse("")
                : "";
        return new Written(block ? title + inner.strip() : inner, block, how);
    }

    private static Written alert(Recipe recipe, Tag tag, String inner) {
        String kind = recipe.value("kind", tag, inner).orElse("note");
        Optional<Alert> known = Recipe.alert(kind);
        String name = known.map(Alert::name).orElse("NOTE");
        Optional<String> title = recipe.value("title", tag, inner)
                .filter(words ->
                        !words.equalsIgnoreCase(name) && !words.equalsIgnoreCase(kind) && !words.matches("false|true"));
        boolean text =
                inner.isBlank() && tag.argument("text", "content", "body", "1").isPresent();
        String words = inner.isBlank()
                ? tag.argument("text", "content", "body").or(() -> title).orElse("")
                : inner;
        return new Written(
                Markup.alert(name, title.filter(t -> text || !inner.isBlank()), "", words), true, "[!" + name + "]");
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
        if (tex.contains("$") || tex.startsWith("\\(") || tex.startsWith("\\[")) {
            return new Written(tex, tex.contains("\n"), "a formula");
        }
        return tex.contains("\n") || tex.startsWith("\\begin")
                ? new Written("$$\n" + tex + "\n$$", true, "a formula")
                : new Written("$" + tex + "$", false, "a formula");
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
        return VIDEO.matcher(url).matches()
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
        CodeRanges code = CodeRanges.of(text);
        return LITERAL.matcher(text)
                .replaceAll(tag ->
                        Matcher.quoteReplacement(code.contains(tag.start()) ? tag.group() : Markup.code(tag.group())));
    }
}
