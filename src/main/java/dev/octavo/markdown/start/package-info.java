/** Where blocks start, what belongs to them and where they end: parsers for flexmark, without regular expressions. */
@NullMarked
package dev.octavo.markdown.start;

import org.jspecify.annotations.NullMarked;
