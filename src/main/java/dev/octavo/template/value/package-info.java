/** Explains mistakes in how a template uses its values. */
@NullMarked
package dev.octavo.template.value;

import org.jspecify.annotations.NullMarked;
