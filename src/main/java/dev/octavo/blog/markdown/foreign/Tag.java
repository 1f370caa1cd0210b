package dev.octavo.blog.markdown.foreign;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tag of another program, such as <code>{{< figure src="kite.jpg" >}}</code>.
 *
 * @param name without folders and extension, in small letters: {@code figure} for {@code {% include img/Figure.html %}}
 * @param arguments by name, and those without a name by their place, counted from 0
 * @param start in the text, with {@code end}
 */
record Tag(Shape shape, Kind kind, String name, Map<String, String> arguments, int start, int end) {
    /** How it is written. */
    enum Shape {
        SHORTCODE("{{< ", " >}}"),
        BLOCK("{% ", " %}"),
        VALUE("{{ ", " }}"),
        ELEMENT("<", ">"),
        CONTAINER(":::", ""),
        COMMENT("", "");

        private final String before;
        private final String after;

        Shape(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    /** What it does. */
    enum Kind {
        /** May stand alone, or begin something that a tag of the kind {@code CLOSE} ends. */
        OPEN,
        CLOSE,
        /** Stands alone. */
        SINGLE,
        /** Shows a tag to readers; its name is that tag. */
        SHOWN,
        /** Is for authors only. */
        COMMENT
    }

    /** The first argument of these names that is there and not empty. */
    Optional<String> argument(String... names) {
        return Stream.of(names)
                .map(name -> arguments.getOrDefault(name, "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** As the account names it. */
    String told() {
        return shape.before + name + shape.after;
    }
}
