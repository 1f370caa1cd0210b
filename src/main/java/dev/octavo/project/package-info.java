/** The folder of a site: the only place where the author's files are listed and read. */
@NullMarked
package dev.octavo.project;

import org.jspecify.annotations.NullMarked;
