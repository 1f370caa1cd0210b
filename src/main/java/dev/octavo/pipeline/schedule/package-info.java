/** Finds when the public site will change without an edit, and writes that for people and for programs. */
@NullMarked
package dev.octavo.pipeline.schedule;

import org.jspecify.annotations.NullMarked;
