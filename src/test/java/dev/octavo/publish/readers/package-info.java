@NullMarked
package dev.octavo.publish.readers;

import org.jspecify.annotations.NullMarked;
