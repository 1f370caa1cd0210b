/** What a build is about to make, and what is wrong with it before anything is made. */
@NullMarked
package dev.octavo.pipeline.plan;

import org.jspecify.annotations.NullMarked;
