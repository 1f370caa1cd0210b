/** What stands in a template, before a page is made with it. */
@NullMarked
package dev.octavo.template.syntax;

import org.jspecify.annotations.NullMarked;
