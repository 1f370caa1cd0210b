/** The Maven goals {@code octavo:build} and {@code octavo:serve}. */
@NullMarked
package dev.octavo.maven;

import org.jspecify.annotations.NullMarked;
