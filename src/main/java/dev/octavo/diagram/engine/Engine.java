package dev.octavo.diagram.engine;

import java.util.Optional;

/** Draws diagrams, with letters as wide as those of Arial on every machine. */
public interface Engine {
    /**
     * The SVG of a diagram, with the colours that its author or the engine chose.
     *
     * @param source from {@code @startuml} to {@code @enduml}, or the same for another kind
     * @throws DiagramException where the source is wrong; its line counts from 0, that of {@code @startuml}
     */
    String svg(String source);

    /** Where the parts of a graph stand. */
    Layout layout(Graph graph);

    /** How wide a text is, where its letters are {@code size} high. */
    double width(String text, int size);

    /** A colour by its name as {@code #rrggbb}; absent where none has that name. */
    Optional<String> colour(String name);
}
