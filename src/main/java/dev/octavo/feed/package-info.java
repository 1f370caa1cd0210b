/** Files for programs: Atom, RSS, JSON Feed, sitemap, robots.txt, redirects, headers, llms.txt. */
@NullMarked
package dev.octavo.feed;

import org.jspecify.annotations.NullMarked;
