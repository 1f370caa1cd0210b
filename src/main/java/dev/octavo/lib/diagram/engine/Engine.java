package dev.octavo.lib.diagram.engine;

import java.util.Optional;

/** Draws diagrams with the letter widths of Arial, the same on every machine. */
public interface Engine {
    /**
     * The SVG of a diagram, with the colours that its author or the engine chose.
     *
     * @param source from {@code @startuml} to {@code @enduml}, or the corresponding lines of another kind of diagram
     * @throws DiagramException if the source is wrong; its line is counted from 0, which is that of {@code @startuml}
     */
    String svg(String source);

    Layout layout(Graph graph);

    double width(String text, int size);

    /** The named colour as {@code #rrggbb}; absent if there is none. */
    Optional<String> colour(String name);
}
