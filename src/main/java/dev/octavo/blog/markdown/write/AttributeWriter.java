package dev.octavo.blog.markdown.write;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.util.ast.BlankLine;
import com.vladsch.flexmark.util.ast.Node;
import dev.octavo.blog.markdown.block.Lines;
import dev.octavo.blog.markdown.html.Body.GivenAttributes;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import dev.octavo.blog.markdown.syntax.ComponentSyntax.Attribute;
import dev.octavo.blog.markdown.syntax.ComponentSyntax.Attributes;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the attributes that authors give in braces: {@code {#id .class key=value}}. */
final class AttributeWriter {
    private static final Set<String> ANY = Set.of("id", "class", "title", "lang", "dir", "role", "translate");
    private static final Pattern OWN = Pattern.compile("(?:data|aria)-[a-z][a-z0-9-]*");
    private static final Pattern SIDE = Pattern.compile("[0-9]{1,5}(?:px)?|[1-9][0-9]{0,2}%");
    /** The width of the text column on a wide screen, in pixels. */
    private static final int COLUMN = 640;

    private static final Pattern ID = Pattern.compile("\\S+");

    private final ArticleState state;

    AttributeWriter(ArticleState state) {
        this.state = state;
    }

    /** The elements that take attributes. */
    enum Owner {
        BLOCK("block", ""),
        LINK("link", "rel target hreflang download type"),
        PICTURE("picture", "width height sizes loading decoding fetchpriority");

        private final String what;
        private final String own;

        Owner(String what, String own) {
            this.what = what;
            this.own = own;
        }

        private boolean takes(String name) {
            return ANY.contains(name)
                    || own().contains(name)
                    || OWN.matcher(name).matches();
        }

        private Set<String> all() {
            Set<String> all = new TreeSet<>(ANY);
            all.addAll(own());
            return all;
        }

        private List<String> own() {
            return own.isEmpty() ? List.of() : List.of(own.split(" "));
        }
    }

    /** The attributes, each after a space, except those in {@link #given}; {@code offset} maps an index to the article. */
    String written(List<Attribute> attributes, Owner owner, IntUnaryOperator offset) {
        StringBuilder out = new StringBuilder();
        List<String> classes = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Attribute attribute : attributes) {
            String name = attribute.name();
            int at = offset.applyAsInt(attribute.at());
            if (!owner.takes(name)) {
                refuse(name, owner, offset.applyAsInt(attribute.nameAt()));
            } else if (name.equals("class")) {
                classes.add(attribute.value());
            } else if (!names.add(name)) {
                state.error(
                        ProblemKind.ATTRIBUTE,
                        offset.applyAsInt(attribute.nameAt()),
                        "\"" + name + "\" is given twice",
                        "keep one of the two");
            } else if (name.equals("id")) {
                id(attribute.value(), at);
                out.append(one(name, attribute.value()));
            } else if (!isStated(owner, name, attribute.value(), at)) {
                out.append(one(name, attribute.value()));
            } else if (isShare(attribute.value())) {
                out.append(one("data-share", attribute.value()));
            }
        }
        return out + (classes.isEmpty() ? "" : one("class", String.join(" ", classes)));
    }

    /** The paragraph below a block that contains only attributes for it; null if there is none. */
    @Nullable Paragraph below(Node node) {
        boolean possible = state.dialect.components() && !(node instanceof BlankLine);
        return possible
                        && node.getNextAnyNot(BlankLine.class) instanceof Paragraph next
                        && Lines.startsWith(next, '{')
                        && withoutEnd(state.tree.prose(next)).text().isEmpty()
                ? next
                : null;
    }

    /** A heading without the attributes at its end. */
    BlockText withoutEnd(BlockText prose) {
        Attributes found = state.dialect.components() ? ComponentSyntax.elementAttributesAtEnd(prose.text()) : null;
        return found == null ? prose : prose.to(found.end());
    }

    /** A paragraph without a last line of attributes; the same object if there is none. */
    BlockText withoutLastLine(BlockText prose) {
        int line = prose.text().lastIndexOf('\n');
        boolean possible = line > 0 && prose.text().startsWith("{", line + 1);
        Attributes found =
                possible && state.dialect.components() ? ComponentSyntax.elementAttributesAtEnd(prose.text()) : null;
        return found == null || found.end() != line + 1 ? prose : prose.to(found.end());
    }

    /** The attributes at the end of a block, which must have some. */
    String ofBlock(BlockText prose) {
        Attributes found = Objects.requireNonNull(ComponentSyntax.elementAttributesAtEnd(prose.text()));
        return written(found.all(), Owner.BLOCK, prose::offset);
    }

    /** The id in the attributes at the end of a block; empty if there is none. */
    static String id(BlockText prose) {
        Attributes found = ComponentSyntax.elementAttributesAtEnd(prose.text());
        return found == null ? "" : value(found.all(), "id");
    }

    private static String one(String name, String value) {
        return " " + name + "=\"" + Html.escape(value) + "\"";
    }

    private void refuse(String name, Owner owner, int at) {
        state.error(
                ProblemKind.ATTRIBUTE,
                at,
                "a " + owner.what + " has no \"" + name + "\" here",
                Spelling.suggestion(name, owner.all())
                        .orElse("it may have #an-id, .a-class, " + String.join(", ", owner.all())
                                + ", data-… and aria-…; braces that are words are written \\{"));
    }

    private void id(String id, int at) {
        if (!ID.matcher(id).matches()) {
            state.error(
                    ProblemKind.ATTRIBUTE,
                    at,
                    "an id is one word, not \"" + id + "\"",
                    "write letters, digits and hyphens");
        } else if (!state.ids.reserve(id)) {
            state.error(
                    ProblemKind.ATTRIBUTE, at, "the id \"" + id + "\" is already used", "give each place its own id");
        }
        state.anchors.add(id);
    }

    private boolean isStated(Owner owner, String name, String value, int at) {
        boolean side = owner == Owner.PICTURE && (name.equals("width") || name.equals("height"));
        boolean share = isShare(value) && name.equals("width");
        if (side && !(SIDE.matcher(value).matches() && share == isShare(value))) {
            state.error(
                    ProblemKind.ATTRIBUTE,
                    at,
                    "\"" + value + "\" is no " + name + " of a picture",
                    name.equals("width") ? "write it like 300 or 50%" : "write it like 300");
        }
        return side || (owner == Owner.PICTURE && name.equals("sizes"));
    }

    /** The attributes that control how a page shows a picture. */
    static GivenAttributes given(List<Attribute> attributes) {
        return attributes.isEmpty()
                ? GivenAttributes.NOTHING
                : new GivenAttributes(
                        inPixels(value(attributes, "width").replace("px", "")),
                        value(attributes, "height").replace("px", ""),
                        value(attributes, "sizes"),
                        !value(attributes, "loading").isEmpty());
    }

    /** Converts a percentage, which HTML does not allow, to pixels on a wide screen; stylesheets refine it. */
    private static String inPixels(String width) {
        return isShare(width) && SIDE.matcher(width).matches()
                ? Integer.toString(Integer.parseInt(width.substring(0, width.length() - 1)) * COLUMN / 100)
                : width;
    }

    private static boolean isShare(String side) {
        return side.endsWith("%");
    }

    private static String value(List<Attribute> attributes, String name) {
        Optional<String> value = attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(Attribute::value)
                .findFirst();
        return value.orElse("");
    }
}
