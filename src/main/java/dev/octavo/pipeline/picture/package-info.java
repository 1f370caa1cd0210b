/** Makes the renditions of pictures that pages request, caches them, and gives them addresses. */
@NullMarked
package dev.octavo.pipeline.picture;

import org.jspecify.annotations.NullMarked;
