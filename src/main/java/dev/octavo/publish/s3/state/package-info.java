/** What a bucket knows of itself, in objects beside the site. */
@NullMarked
package dev.octavo.publish.s3.state;

import org.jspecify.annotations.NullMarked;
