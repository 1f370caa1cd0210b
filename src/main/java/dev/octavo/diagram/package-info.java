/** Draws PlantUML, Graphviz and Mermaid diagrams as SVG in the colours of the page. */
@NullMarked
package dev.octavo.diagram;

import org.jspecify.annotations.NullMarked;
