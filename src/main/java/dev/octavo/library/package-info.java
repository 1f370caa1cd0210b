/**
 * The library: builds a blog from within a Java program. {@link dev.octavo.library.Octavo} begins there, and
 * {@code BuildReport}, {@code ProblemException} and {@code Problem} are what it answers with; no other type of the program
 * is promised to stay as it is.
 */
@NullMarked
package dev.octavo.library;

import org.jspecify.annotations.NullMarked;
