/** The commands that begin something. */
@NullMarked
package dev.octavo.cli.begin;

import org.jspecify.annotations.NullMarked;
