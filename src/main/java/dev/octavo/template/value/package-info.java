/** What a template does with its values, and what it wanted to do. */
@NullMarked
package dev.octavo.template.value;

import org.jspecify.annotations.NullMarked;
