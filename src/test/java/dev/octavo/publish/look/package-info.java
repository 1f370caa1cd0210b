@NullMarked
package dev.octavo.publish.look;

import org.jspecify.annotations.NullMarked;
