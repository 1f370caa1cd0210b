/** Publishes to a bucket of an S3-compatible storage, with Amazon's library. */
@NullMarked
package dev.octavo.publish.s3;

import org.jspecify.annotations.NullMarked;
