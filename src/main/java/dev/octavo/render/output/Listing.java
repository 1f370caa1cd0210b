package dev.octavo.render.output;

/** An output that links to others, such as a list of posts, a feed, or a sitemap. It is written after them. */
public interface Listing extends Output {}
