/** The goals {@code octavo:build} and {@code octavo:serve} of Maven. */
@NullMarked
package dev.octavo.maven;

import org.jspecify.annotations.NullMarked;
