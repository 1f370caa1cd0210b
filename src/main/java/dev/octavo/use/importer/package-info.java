/**
 * Takes over a blog of another program: {@code octavo import}. {@code Import} tells the story: a class of {@code source} reads
 * the blog as it is, which {@code old} describes; its Markdown becomes Octavo's in
 * {@code blog.markdown.foreign}, and its HTML becomes Markdown in {@code html}; {@code account} adds up what became of everything.
 */
package dev.octavo.use.importer;
