/** The interface to the library that draws diagrams. */
@NullMarked
package dev.octavo.diagram.engine;

import org.jspecify.annotations.NullMarked;
