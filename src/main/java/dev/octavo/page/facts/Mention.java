package dev.octavo.page.facts;

import dev.octavo.text.Sentence;
import java.util.Optional;

/**
 * An article that links to a post.
 *
 * @param sentence in which it does; absent where there are no words around the link
 */
public record Mention(PlaceLink article, Optional<Sentence> sentence) {}
