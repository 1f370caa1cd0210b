/**
 * What becomes of a blog: a {@link dev.octavo.render.output.Generator} for each kind of file plans
 * {@link dev.octavo.render.output.Output}s, records of plain data that determine one file each. Equal outputs that read equal
 * inputs give equal bytes.
 *
 * <p>For example, {@code page.PostPages} plans {@code /posts/hello/}, {@code feed.Feeds} plans {@code /feed.xml}. When a page is
 * made, it gives its facts to {@code template}, and nothing else.
 */
package dev.octavo.render;
