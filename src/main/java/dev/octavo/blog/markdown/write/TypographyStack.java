package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.RawTag;
import dev.octavo.blog.markdown.html.TagRules;
import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import dev.octavo.lib.typography.Typography;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Tracks the typography of text by the article's language, and the {@code lang} of the author's tags and components. */
final class TypographyStack {
    /** Elements whose text stays as typed. */
    private static final Set<String> VERBATIM = Set.of(
            "code", "kbd", "samp", "pre", "tt", "var", "math", "svg", "script", "style", "textarea", "title", "xmp");

    /** Elements whose end tag may be omitted, so that their end is not known here. */
    private static final Set<String> WITHOUT_END = Set.of("p", "li", "dt", "dd", "tr", "td", "th", "option");

    private final Typography standard;
    private final Deque<Open> open = new ArrayDeque<>();

    /** An open element that changes the typography, or one of the same name within it. */
    private record Open(String name, Typography typography) {}

    TypographyStack(Typography standard) {
        this.standard = standard;
    }

    Typography current() {
        return open.isEmpty() ? standard : open.peek().typography();
    }

    /** Processes a tag in raw HTML. */
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

    /** Enters a component; one with the name of a verbatim element is not typeset either. */
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

    /** Leaves the component that was entered last. */
    void leave() {
        open.pop();
    }

    int depth() {
        return open.size();
    }

    /** Closes the elements above {@code depth}, at the end of a block or component. */
    void backTo(int depth) {
        while (open.size() > depth) {
            open.pop();
        }
    }
}
