/** The shell script that builds and starts the program. */
@NullMarked
package dev.octavo.launcher;

import org.jspecify.annotations.NullMarked;
