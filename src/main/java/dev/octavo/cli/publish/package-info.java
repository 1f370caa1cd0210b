/** The command that publishes, and what it says. */
@NullMarked
package dev.octavo.cli.publish;

import org.jspecify.annotations.NullMarked;
