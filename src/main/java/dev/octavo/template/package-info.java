/** Templates become text. */
@NullMarked
package dev.octavo.template;

import org.jspecify.annotations.NullMarked;
