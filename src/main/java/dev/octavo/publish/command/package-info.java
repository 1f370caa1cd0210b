/** Publishes by a command of the author, such as the program of a host. */
@NullMarked
package dev.octavo.publish.command;

import org.jspecify.annotations.NullMarked;
