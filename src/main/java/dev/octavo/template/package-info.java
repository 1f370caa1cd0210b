/** Templates become text: FreeMarker behind a wall, so that a template sees records and nothing else. */
@NullMarked
package dev.octavo.template;

import org.jspecify.annotations.NullMarked;
