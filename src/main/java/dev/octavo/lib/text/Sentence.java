package dev.octavo.lib.text;

/**
 * A sentence with a link in it, as plain text.
 *
 * @param words the text of the link
 */
public record Sentence(String before, String words, String after) {}
