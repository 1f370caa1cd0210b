package dev.octavo.page.facts;

import dev.octavo.address.Address;

/** A tag or a series, and how many posts it gathers. */
public record TermCount(String name, Address href, int count) {}
