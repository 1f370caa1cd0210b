/** Begins things for an author: a site, a post, a page, a workflow. */
@NullMarked
package dev.octavo.scaffold;

import org.jspecify.annotations.NullMarked;
