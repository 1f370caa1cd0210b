/** A bucket of S3, spoken to with Amazon's library, which is seen from nowhere else. */
@NullMarked
package dev.octavo.publish.s3.storage;

import org.jspecify.annotations.NullMarked;
