/**
 * The model of a blog, and how it is read from a folder. {@code content} asks {@code project} for the files, {@code schema} for
 * the meaning of their keys, {@code markdown} for their texts, and returns a {@link dev.octavo.blog.site.Site}: immutable
 * records, from which everything else follows.
 *
 * <p>For example, {@code content/posts/hello.md} with the title "Hello" becomes an {@code Article} at {@code /posts/hello/}. Its
 * text is HTML with a hole for each address, since what it links to may move while the text stays.
 */
package dev.octavo.blog;
