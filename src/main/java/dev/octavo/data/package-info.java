/** Reads YAML, TOML and JSON into one kind of tree, whose nodes know their place in the file. */
@NullMarked
package dev.octavo.data;

import org.jspecify.annotations.NullMarked;
