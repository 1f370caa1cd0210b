package dev.octavo.output;

/** An output that leads to others: a list of posts, a feed, a sitemap. It is written after them. */
public interface Listing extends Output {}
