/** Lists and reads the files of a site; no other package does so. */
@NullMarked
package dev.octavo.project;

import org.jspecify.annotations.NullMarked;
