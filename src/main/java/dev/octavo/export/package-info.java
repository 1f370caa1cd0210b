/** What is made of the articles of a finished site beside it: mails and books. */
@NullMarked
package dev.octavo.export;

import org.jspecify.annotations.NullMarked;
