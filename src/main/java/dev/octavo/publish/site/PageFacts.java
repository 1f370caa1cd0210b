package dev.octavo.publish.site;

import java.util.Optional;

/**
 * What readers notice of a page.
 *
 * @param contentHash 16 hexadecimal digits, a hash of everything readers notice: other markup around it does not change
 *     the hash
 * @param redirect the target of an immediate redirect; absent for a page with content
 */
public record PageFacts(String contentHash, Optional<String> redirect) {}
