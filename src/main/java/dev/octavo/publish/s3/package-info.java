/** Publishes into a bucket of a storage that speaks S3, with Amazon's library. */
@NullMarked
package dev.octavo.publish.s3;

import org.jspecify.annotations.NullMarked;
