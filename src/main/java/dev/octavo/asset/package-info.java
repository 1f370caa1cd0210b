/** The files that are copied as they are: static files, pictures beside posts. */
@NullMarked
package dev.octavo.asset;

import org.jspecify.annotations.NullMarked;
