package dev.octavo.diagram.engine;

/** Draws diagrams, with letters as wide as those of Arial on every machine. */
public interface Engine {
    /**
     * The SVG of a diagram, with the colours that its author or the engine chose.
     *
     * @param source from {@code @startuml} to {@code @enduml}, or the same for another kind
     * @throws DiagramException where the source is wrong; its line counts from 0, that of {@code @startuml}
     */
    String svg(String source);
}
