/** The files that machines read: Atom, RSS, JSON Feed, sitemap, robots.txt, redirects, llms.txt. */
@NullMarked
package dev.octavo.feed;

import org.jspecify.annotations.NullMarked;
