package dev.octavo.publish.site;

import java.util.Optional;

/**
 * What readers notice of a page.
 *
 * @param contentHash a hash of what readers notice, 16 hexadecimal digits, which other markup does not change
 * @param redirect the target of an immediate redirect; absent for a page with content
 */
public record PageFacts(String contentHash, Optional<String> redirect) {}
