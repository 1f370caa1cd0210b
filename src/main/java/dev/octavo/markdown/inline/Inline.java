package dev.octavo.markdown.inline;

import dev.octavo.markdown.syntax.ComponentSyntax;
import dev.octavo.markdown.syntax.ForeignSyntax;
import java.util.List;

/** A piece of running text. */
public sealed interface Inline {
    /**
     * Words, with references to characters and backslashes resolved.
     *
     * @param literal whether these are marks that the author wrote so that they stay as they are
     */
    record Text(String text, boolean literal) implements Inline {
        public Text(String text) {
            this(text, false);
        }
    }

    /** Code amid words. */
    record Code(String text) implements Inline {}

    /** A formula of TeX, which starts at {@code at} of the prose; on a line of its own where {@code display}. */
    record Formula(String tex, boolean display, int at) implements Inline {}

    /** A tag, comment or instruction, as the author wrote it at {@code at} of the prose. */
    record RawHtml(String html, int at) implements Inline {}

    /** The end of a line. */
    record Break(boolean hard) implements Inline {}

    /** Words in another voice. */
    record Styled(Style style, List<Inline> content) implements Inline {
        public Styled {
            content = List.copyOf(content);
        }
    }

    /** How words are set apart. */
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
     * Words that lead somewhere.
     *
     * @param automatic an address in plain text, which is no link where it stands within one
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
     * Where a link leads or a picture is.
     *
     * @param destination unescaped
     * @param title empty where there is none
     * @param at where in the prose it stands
     * @param attributes what else the author says of it
     */
    record Target(String destination, String title, int at, List<ComponentSyntax.Attribute> attributes) {
        public Target {
            attributes = List.copyOf(attributes);
        }

        public Target(String destination, String title, int at) {
            this(destination, title, at, List.of());
        }

        /** The same without a title. */
        public Target untitled() {
            return new Target(destination, "", at, attributes);
        }
    }

    /**
     * A component amid words; the content is its label.
     *
     * @param labelled whether it has one, which may be empty
     * @param written its attributes as they stand there
     * @param at where in the prose it starts
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
     * Follows words in brackets that were probably meant to be more. They stay the text that they are.
     *
     * @param what they lack: a label, or an address up to the end of its line
     * @param at where in the prose they stand
     */
    record Unresolved(Missing missing, String what, int at) implements Inline {}

    /** What keeps words in brackets from being more. */
    enum Missing {
        /** {@code [words][label]} without {@code [label]: address}. */
        DEFINITION,
        /** {@code [^label]} without {@code [^label]: text}. */
        FOOTNOTE,
        /** {@code [words](what is no address)}. */
        ADDRESS,
        /** {@code :name[words]{what are no attributes}}. */
        ATTRIBUTES,
        /** The same without words, which may be no component at all. */
        ONLY_ATTRIBUTES
    }

    /**
     * Goes with words that another program would read as something else. They stay the words that they are.
     *
     * @param at where in the prose they stand
     */
    record Foreign(ForeignSyntax syntax, int at) implements Inline {}

    /** A mark that leads to the footnote of that name. */
    record FootnoteReference(String label) implements Inline {}

    /** A footnote that is written where its mark stands. */
    record InlineFootnote(List<Inline> content) implements Inline {
        public InlineFootnote {
            content = List.copyOf(content);
        }
    }
}
