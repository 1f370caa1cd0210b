/** Draws with PlantUML, whose library is loaded when the first diagram asks for it. */
@NullMarked
package dev.octavo.diagram.plantuml;

import org.jspecify.annotations.NullMarked;
