/** What readers have of a finished site, and what they notice when another takes its place. */
@NullMarked
package dev.octavo.publish.readers;

import org.jspecify.annotations.NullMarked;
