/** The line to a repository: fetching and pushing, and what it means where that fails. */
@NullMarked
package dev.octavo.publish.git.line;

import org.jspecify.annotations.NullMarked;
