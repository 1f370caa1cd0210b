/**
 * The terms of articles: words without endings and accents, with where and how often they occur. An article's HTML is
 * read once; its {@code main} terms are compared with those of other posts ({@code related}), and {@code all} of them go
 * into the index of the search ({@code search}), whose script splits queries into the same terms.
 *
 * <p>{@code <h2>Making types</h2><p>It is a type.} has the terms {@code mak} (10 for the search, 8 for comparison),
 * {@code typ} (14, 10), {@code it}, {@code is} and {@code a} (4; common words are not compared).
 */
package dev.octavo.blog.terms;
