/** The syntax of templates, checked before a page is made. */
@NullMarked
package dev.octavo.template.syntax;

import org.jspecify.annotations.NullMarked;
