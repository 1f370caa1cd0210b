package dev.octavo.publish.site;

import java.util.Optional;

/**
 * What a reader notices of a page.
 *
 * @param contentHash stands for its visible text, 16 hexadecimal digits: the same text in other markup has the same
 * @param redirect where it leads at once; absent for a page that is read
 */
public record PageFacts(String contentHash, Optional<String> redirect) {}
