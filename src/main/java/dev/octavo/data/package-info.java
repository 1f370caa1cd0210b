/** YAML, TOML and JSON become one tree of nodes that know where they stand. */
@NullMarked
package dev.octavo.data;

import org.jspecify.annotations.NullMarked;
