package dev.octavo.output;

/** An output that leads to others: a list of posts, a feed, a sitemap. It is put in its place behind them. */
public interface Listing extends Output {}
