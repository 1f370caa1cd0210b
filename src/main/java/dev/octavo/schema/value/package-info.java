/** The forms of keys and values, without their meaning: tables of keys, shapes, texts, numbers, dates, addresses. */
@NullMarked
package dev.octavo.schema.value;

import org.jspecify.annotations.NullMarked;
