/** When the public site changes by itself, and how that is written for people and for programs. */
@NullMarked
package dev.octavo.pipeline.schedule;

import org.jspecify.annotations.NullMarked;
