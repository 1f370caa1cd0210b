/** Publishes to a bucket of an S3-compatible storage. */
@NullMarked
package dev.octavo.publish.s3;

import org.jspecify.annotations.NullMarked;
