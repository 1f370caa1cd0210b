/** Downloads pictures that articles show from other sites, and stores them beside the articles. */
@NullMarked
package dev.octavo.fetch;

import org.jspecify.annotations.NullMarked;
