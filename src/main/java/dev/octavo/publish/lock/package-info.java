/** The right to publish, as a text in the place that is published into. */
@NullMarked
package dev.octavo.publish.lock;

import org.jspecify.annotations.NullMarked;
