package dev.octavo.blog.site;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PixelSize;
import java.util.Optional;

/**
 * A file that is copied to the site: from the site's or the default theme's {@code static/}, or from beside an article or
 * an author's file.
 *
 * @param size absent if it is not a picture, or a picture that does not state its size
 */
public record ProjectFile(SourcePath source, Address address, Optional<PixelSize> size) {}
