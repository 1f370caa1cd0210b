package dev.octavo.markdown.write;

import dev.octavo.markdown.html.RawTag;
import dev.octavo.markdown.html.TagRules;
import dev.octavo.markdown.syntax.ComponentSyntax;
import dev.octavo.typography.Typography;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** How the words of an article are set: in its language, or in that of the author's tags around them. */
final class TypographyStack {
    /** The text in these is shown as typed. */
    private static final Set<String> VERBATIM = Set.of(
            "code", "kbd", "samp", "pre", "tt", "var", "math", "svg", "script", "style", "textarea", "title", "xmp");

    /** Their end is known only to those who build the tree. */
    private static final Set<String> WITHOUT_END = Set.of("p", "li", "dt", "dd", "tr", "td", "th", "option");

    private final Typography standard;
    private final Deque<Open> open = new ArrayDeque<>();

    /** An element that is not closed yet, of those that matter and others of their names within them. */
    private record Open(String name, Typography typography) {}

    TypographyStack(Typography standard) {
        this.standard = standard;
    }

    Typography current() {
        return open.isEmpty() ? standard : open.peek().typography();
    }

    /** Notes a tag of the author's. */
    void note(RawTag tag) {
        if (standard.isNone() || TagRules.isVoid(tag.name()) || WITHOUT_END.contains(tag.name())) {
            return;
        }
        boolean within = !open.isEmpty() && open.peek().name().equals(tag.name());
        if (tag.closing()) {
            if (within) {
                open.pop();
            }
            return;
        }
        Typography around = current();
        if (VERBATIM.contains(tag.name())) {
            open.push(new Open(tag.name(), Typography.NONE));
        } else if (within || tag.value("lang").isPresent()) {
            Typography own = tag.value("lang")
                    .filter(language -> !around.isNone())
                    .map(Typography::of)
                    .orElse(around);
            open.push(new Open(tag.name(), own));
        }
    }

    /** Notes that a component begins; one that has the name of an element is like that. */
    void enter(String component, List<ComponentSyntax.Attribute> attributes) {
        Typography around = current();
        Typography own = attributes.stream()
                .filter(attribute -> attribute.name().equals("lang")
                        || (attribute.name().equals("code") && component.equals("lang")))
                .findFirst()
                .filter(language -> !around.isNone())
                .map(language -> Typography.of(language.value()))
                .orElse(around);
        open.push(new Open("", VERBATIM.contains(component) ? Typography.NONE : own));
    }

    /** Notes that the component ends that began last. */
    void leave() {
        open.pop();
    }

    int depth() {
        return open.size();
    }

    /** Forgets the elements that were opened since the depth was that; a block or a component ends them. */
    void backTo(int depth) {
        while (open.size() > depth) {
            open.pop();
        }
    }
}
