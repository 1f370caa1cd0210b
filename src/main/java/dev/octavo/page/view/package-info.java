/** What the templates see: the models, and the words and shapes in which they show things. */
@NullMarked
package dev.octavo.page.view;

import org.jspecify.annotations.NullMarked;
