/** What a template sees of the data it is given. */
@NullMarked
package dev.octavo.template.model;

import org.jspecify.annotations.NullMarked;
