/** Plans the files that are copied or made from pictures: static files, pictures beside posts, icons. */
@NullMarked
package dev.octavo.asset;

import org.jspecify.annotations.NullMarked;
