/** Renders templates with FreeMarker, sealed off so that they see records and nothing else. */
@NullMarked
package dev.octavo.template;

import org.jspecify.annotations.NullMarked;
