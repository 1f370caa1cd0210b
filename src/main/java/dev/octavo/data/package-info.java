/** Reads YAML, TOML and JSON into one kind of tree, whose nodes know their place in the file, and CSV into rows. */
@NullMarked
package dev.octavo.data;

import org.jspecify.annotations.NullMarked;
