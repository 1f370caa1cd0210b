/** What is told to the pages that are open in browsers. */
@NullMarked
package dev.octavo.serve.live;

import org.jspecify.annotations.NullMarked;
