/** The command line. */
@NullMarked
package dev.octavo.cli;

import org.jspecify.annotations.NullMarked;
