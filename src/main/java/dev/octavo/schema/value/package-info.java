/** What keys and values look like, whatever they mean: tables of keys, shapes, texts, numbers, dates, addresses. */
@NullMarked
package dev.octavo.schema.value;

import org.jspecify.annotations.NullMarked;
