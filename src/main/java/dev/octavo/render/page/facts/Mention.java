package dev.octavo.render.page.facts;

import dev.octavo.lib.text.Sentence;
import java.util.Optional;

/**
 * An article that links to a post.
 *
 * @param sentence the sentence with the link; absent if there are no words around the link
 */
public record Mention(PageLink article, Optional<Sentence> sentence) {}
