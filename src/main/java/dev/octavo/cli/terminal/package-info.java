/** The surroundings of the program: streams, the terminal, the folder, the time. */
@NullMarked
package dev.octavo.cli.terminal;

import org.jspecify.annotations.NullMarked;
