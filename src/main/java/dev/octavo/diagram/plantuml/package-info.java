/** Draws with PlantUML, whose library is loaded for the first diagram. */
@NullMarked
package dev.octavo.diagram.plantuml;

import org.jspecify.annotations.NullMarked;
