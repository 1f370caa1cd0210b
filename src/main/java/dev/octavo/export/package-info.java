/** Exports articles of a finished site as mails and books. */
@NullMarked
package dev.octavo.export;

import org.jspecify.annotations.NullMarked;
