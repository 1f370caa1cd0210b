package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.block.Blocks;
import dev.octavo.blog.markdown.foreign.Remedies;
import dev.octavo.blog.markdown.html.EmbedAddress;
import dev.octavo.blog.markdown.html.SafeAddress;
import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.Component;
import dev.octavo.blog.site.Component.Attribute;
import dev.octavo.blog.site.Component.Form;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/** Writes the start of components; other writers add labels and blocks. */
final class ComponentWriter {
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);
    private static final Pattern ENDING =
            Pattern.compile("^.*?(?:\\.([A-Za-z0-9]{2,4}))?(?:#[^\\]]*)?]]$", Pattern.DOTALL);

    private final ArticleState state;

    ComponentWriter(ArticleState state) {
        this.state = state;
    }

    void open(Inline.Component component, BlockText prose) {
        List<Attribute> attributes = attributes(component.attributes(), prose::offset);
        int at = prose.offset(component.at());
        open(component.name(), Form.INLINE, component.labelled(), attributes, at, component.written());
    }

    void open(Blocks.Component component) {
        List<Attribute> attributes = attributes(component.attributes.all(), at -> component.at + at);
        Form form = component.around ? Form.BLOCK : Form.LEAF;
        boolean film = component.name.equals("youtube") || component.name.equals("vimeo");
        open(
                component.name,
                form,
                component.labelled,
                film ? withId(component.name, attributes) : attributes,
                component.at,
                component.written);
    }

    /**
     * Writes a paragraph that consists of wiki embeds: the card of a post for {@code ![[Red kite]]}, or a video, a recording
     * or a document.
     *
     * @return false if it contains anything else, and nothing is written
     */
    boolean embedded(List<Inline> paragraph, BlockText prose) {
        boolean all = state.dialect.components()
                && prose.text().startsWith("![[")
                && paragraph.stream().allMatch(inline -> isEmbedded(inline, prose));
        if (all) {
            for (Inline inline : paragraph) {
                if (inline instanceof Inline.Link link) {
                    embed(link, prose.offset(link.target().at()));
                }
            }
        }
        return all;
    }

    private static boolean isEmbedded(Inline inline, BlockText prose) {
        return inline instanceof Inline.Link link
                ? link.target().destination().startsWith("[[")
                        && prose.text().startsWith("![[", link.target().at())
                : inline instanceof Inline.Break;
    }

    private void embed(Inline.Link link, int at) {
        String name = link.target().destination();
        String ending = ENDING.matcher(name).replaceFirst("$1").toLowerCase(Locale.ROOT);
        String component = SourcePath.isFilm("." + ending)
                ? "video"
                : SourcePath.isRecording("." + ending) ? "audio" : ending.equals("pdf") ? "embed" : "post";
        boolean post = component.equals("post");
        String key = post ? "href" : "src";
        Attribute address = attribute(key, name, Optional.of(state.places.link(Kind.LINK, name, at)), at);
        state.out.line();
        open(component, Form.LEAF, !post, List.of(address), at, "{" + key + "=\"" + name + "\"}");
        if (!post) {
            state.out.text(PlainText.of(link.content(), PlainText.Include.ALL));
        }
        state.out.close();
    }

    /**
     * Writes a paragraph that is nothing but the address of a film, a post or the like on another site as a component that
     * shows it.
     *
     * @return false if it is anything else, and nothing is written
     */
    boolean embeddedAddress(BlockText prose) {
        String text = prose.text().strip();
        boolean angled = text.startsWith("<http") && text.endsWith(">");
        if (!state.dialect.components() || !(angled || text.startsWith("http"))) {
            return false;
        }
        Optional<EmbedAddress> shown = EmbedAddress.of(angled ? text.substring(1, text.length() - 1) : text);
        shown.ifPresent(found -> {
            int at = prose.offset(0);
            List<Attribute> attributes = new TreeMap<>(found.attributes())
                    .entrySet().stream()
                            .map(one ->
                                    attribute(one.getKey(), one.getValue(), link(one.getKey(), one.getValue(), at), at))
                            .toList();
            state.out.line();
            open(found.component(), Form.LEAF, true, attributes, at, "{id=" + text + "}");
            state.out.text(found.label());
            state.out.close();
        });
        return shown.isPresent();
    }

    private void open(String name, Form form, boolean labelled, List<Attribute> attributes, int at, String written) {
        Location place = state.places.location(at);
        Optional<Replacement> instead =
                form == Form.BLOCK && Remedies.form(name).isPresent()
                        ? state.remedies.at(ForeignSyntax.CONTAINER, at)
                        : Optional.empty();
        state.out.open(new Component(name, form, labelled, attributes, place.line(), place.column(), instead), written);
    }

    /** The attributes of a film, whose id may be written as a whole address. */
    private static List<Attribute> withId(String component, List<Attribute> written) {
        Optional<Attribute> id =
                written.stream().filter(one -> one.name().equals("id")).findFirst();
        Optional<EmbedAddress> film = id.flatMap(one -> EmbedAddress.film(one.value()))
                .filter(one -> one.component().equals(component));
        if (id.isEmpty() || film.isEmpty()) {
            return written;
        }
        List<Attribute> all = new ArrayList<>(written);
        all.remove(id.get());
        film.get().attributes().forEach((name, value) -> {
            if (all.stream().noneMatch(one -> one.name().equals(name))) {
                all.add(new Attribute(
                        name, value, Optional.empty(), id.get().line(), id.get().column()));
            }
        });
        return all;
    }

    private List<Attribute> attributes(List<ComponentSyntax.Attribute> written, IntUnaryOperator offset) {
        return written.stream()
                .map(one -> attribute(one.name(), one.value(), address(one, offset), offset.applyAsInt(one.nameAt())))
                .toList();
    }

    private Attribute attribute(String name, String value, Optional<Link> address, int at) {
        Location place = state.places.location(at);
        return new Attribute(name, value, address, place.line(), place.column());
    }

    /** The address in an attribute, recognised by its name, which has the same meaning in every component. */
    private Optional<Link> address(ComponentSyntax.Attribute attribute, IntUnaryOperator offset) {
        return link(attribute.name(), attribute.value(), offset.applyAsInt(attribute.at()));
    }

    private Optional<Link> link(String name, String value, int at) {
        Kind kind = switch (name) {
            case "href", "captions" -> Kind.LINK;
            case "poster" -> Kind.IMAGE;
            case "src" -> SourcePath.isPicture(QUERY.matcher(value).replaceFirst("")) ? Kind.IMAGE : Kind.LINK;
            default -> null;
        };
        if (kind == null) {
            return Optional.empty();
        }
        if (!SafeAddress.isSafe(value)) {
            state.error(
                    ProblemKind.BAD_ADDRESS,
                    at,
                    "this address is refused: \"" + value + "\"",
                    SafeAddress.remedy(value));
        }
        return Optional.of(state.places.link(kind, value, at));
    }
}
