package dev.octavo.blog.markdown.inline;

import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import java.util.List;
import java.util.Map;

/** A node of inline text. */
public sealed interface Inline {
    /**
     * Plain text, with entities and backslash escapes resolved.
     *
     * @param literal whether it is escaped punctuation that is not typeset
     */
    record Text(String text, boolean literal) implements Inline {
        public Text(String text) {
            this(text, false);
        }
    }

    /** A code span. */
    record Code(String text) implements Inline {}

    /** A TeX formula at index {@code at} of the block; {@code display} formulas are on their own line. */
    record Formula(String tex, boolean display, int at, Map<String, String> macros) implements Inline {
        public Formula {
            macros = Map.copyOf(macros);
        }
    }

    /** A tag, comment or processing instruction at index {@code at} of the block. */
    record RawHtml(String html, int at) implements Inline {}

    /** A line break. */
    record Break(boolean hard) implements Inline {}

    /** Text with emphasis or another style. */
    record Styled(Style style, List<Inline> content) implements Inline {
        public Styled {
            content = List.copyOf(content);
        }
    }

    enum Style {
        EMPHASIS,
        STRONG,
        DELETED,
        INSERTED,
        MARKED,
        SUPERSCRIPT,
        SUBSCRIPT
    }

    /**
     * A link.
     *
     * @param automatic whether it is an address in plain text, which is not linked within another link
     */
    record Link(Target target, List<Inline> content, boolean automatic) implements Inline {
        public Link {
            content = List.copyOf(content);
        }
    }

    /** A picture; the content is its alternative text. */
    record Image(Target target, List<Inline> content) implements Inline {
        public Image {
            content = List.copyOf(content);
        }
    }

    /**
     * The target of a link or picture.
     *
     * @param destination unescaped
     * @param title empty if there is none
     * @param at index in the block
     * @param attributes from the braces after it
     */
    record Target(String destination, String title, int at, List<ComponentSyntax.Attribute> attributes) {
        public Target {
            attributes = List.copyOf(attributes);
        }

        public Target(String destination, String title, int at) {
            this(destination, title, at, List.of());
        }

        public Target untitled() {
            return new Target(destination, "", at, attributes);
        }
    }

    /**
     * An inline component; the content is its label.
     *
     * @param labelled whether it has a label, which may be empty
     * @param written its attributes as written
     * @param at index in the block
     */
    record Component(
            String name,
            boolean labelled,
            List<Inline> content,
            List<ComponentSyntax.Attribute> attributes,
            String written,
            int at)
            implements Inline {
        public Component {
            content = List.copyOf(content);
            attributes = List.copyOf(attributes);
        }
    }

    /**
     * Follows text in brackets that was probably meant as a link, footnote or component. The text itself stays as it is.
     *
     * @param what is missing: a label, or an address up to the end of its line
     * @param at index in the block
     */
    record Unresolved(Missing missing, String what, int at) implements Inline {}

    /** The reason why brackets are plain text. */
    enum Missing {
        /** {@code [words][label]} without {@code [label]: address}. */
        DEFINITION,
        /** {@code [^label]} without {@code [^label]: text}. */
        FOOTNOTE,
        /** {@code [words](invalid address)}. */
        ADDRESS,
        /** {@code :name[words]{invalid attributes}}. */
        ATTRIBUTES,
        /** {@code :name{invalid attributes}}, which may not be a component at all. */
        ONLY_ATTRIBUTES
    }

    /**
     * Accompanies text with a meaning in another program. The text itself stays as it is.
     *
     * @param at index in the block
     */
    record Foreign(ForeignSyntax syntax, int at) implements Inline {}

    /** A reference to the footnote with a label: {@code [^label]}. */
    record FootnoteReference(String label) implements Inline {}

    /** A footnote with its text: {@code ^[text]}. */
    record InlineFootnote(List<Inline> content) implements Inline {
        public InlineFootnote {
            content = List.copyOf(content);
        }
    }
}
