/** The same done to many things at once. */
@NullMarked
package dev.octavo.work;

import org.jspecify.annotations.NullMarked;
