/** What is asked of the program that draws diagrams. */
@NullMarked
package dev.octavo.diagram.engine;

import org.jspecify.annotations.NullMarked;
