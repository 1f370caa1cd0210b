/**
 * The library: builds a blog from a Java program. Start with {@link dev.octavo.library.Octavo}; its methods return or
 * throw {@code BuildReport}, {@code ProblemException} and {@code Problem}. All other types of the program may change.
 */
@NullMarked
package dev.octavo.library;

import org.jspecify.annotations.NullMarked;
