package dev.octavo.render.page.facts;

import dev.octavo.lib.address.Address;

/** A tag, a series or another term, and the number of its posts. */
public record TermCount(String name, Address href, int count) {}
