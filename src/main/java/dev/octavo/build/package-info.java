/**
 * From a folder to a finished site: {@link dev.octavo.build.pipeline.Build} reads the blog, plans its files, checks all of it,
 * makes the files that are out of date, and lets {@code disk} exchange the site as a whole. Builds, previews and checks are
 * the same steps.
 *
 * <p>For example, after an edit of one post's text, {@code cache.Ledger} knows which pages and feeds were made from it. Those
 * are made again, and the result is byte for byte that of a build from nothing.
 */
package dev.octavo.build;
