/** The HTML pages: home, post, page, tag, author, archive, series, 404, redirects. */
@NullMarked
package dev.octavo.page;

import org.jspecify.annotations.NullMarked;
