/** The repository beside the site in which a commit is put together before it is pushed. */
@NullMarked
package dev.octavo.publish.git.store;

import org.jspecify.annotations.NullMarked;
