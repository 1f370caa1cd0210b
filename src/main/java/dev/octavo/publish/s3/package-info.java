/** Publishes to a bucket: what is new is put beside the site, and then copied into its place in an order that never dangles. */
@NullMarked
package dev.octavo.publish.s3;

import org.jspecify.annotations.NullMarked;
