/** The data and functions that templates see. */
@NullMarked
package dev.octavo.template.model;

import org.jspecify.annotations.NullMarked;
