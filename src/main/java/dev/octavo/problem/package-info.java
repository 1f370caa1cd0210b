/** What an author did wrong, where, and how to mend it. */
@NullMarked
package dev.octavo.problem;

import org.jspecify.annotations.NullMarked;
