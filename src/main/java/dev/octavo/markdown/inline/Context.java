package dev.octavo.markdown.inline;

import dev.octavo.markdown.syntax.References;
import java.util.Set;

/**
 * What the meaning of a text depends on beside itself.
 *
 * @param references the article's link reference definitions
 * @param footnotes the normalized labels of its footnotes
 * @param autolinks whether addresses in plain text become links
 */
public record Context(References references, Set<String> footnotes, boolean autolinks) {}
