/**
 * Brings a finished site to its readers. {@link dev.octavo.publish.Publish} compares it with what they see now, asks before much
 * is deleted, hands it to a {@link dev.octavo.publish.target.Target}, looks at the result as a browser would, and announces what
 * is new. Readers get the old site or the new one, also if a line breaks in between.
 *
 * <p>For example, a server gets a release beside those it has, of which unchanged files are links to the last one; then one
 * link is switched, and {@code octavo publish --rollback} switches it back.
 */
package dev.octavo.publish;
