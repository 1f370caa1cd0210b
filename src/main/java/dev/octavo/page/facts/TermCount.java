package dev.octavo.page.facts;

import dev.octavo.address.Address;

/** A tag, a series or another term, and the number of its posts. */
public record TermCount(String name, Address href, int count) {}
