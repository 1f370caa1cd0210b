/** Diagrams of PlantUML, Graphviz and Mermaid become SVG in the colours of the page. */
@NullMarked
package dev.octavo.diagram;

import org.jspecify.annotations.NullMarked;
