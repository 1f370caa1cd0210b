/** What those who subscribed to a feed are notified of. */
@NullMarked
package dev.octavo.publish.readers.feed;

import org.jspecify.annotations.NullMarked;
