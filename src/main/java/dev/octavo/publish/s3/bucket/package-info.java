/** A bucket as it is found, and the right to publish to it, which one at a time has. */
@NullMarked
package dev.octavo.publish.s3.bucket;

import org.jspecify.annotations.NullMarked;
