/** Names of files and places: where something comes from, where it is found. */
@NullMarked
package dev.octavo.address;

import org.jspecify.annotations.NullMarked;
