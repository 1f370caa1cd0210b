package dev.octavo.render.page.facts;

import java.util.Optional;

/** The picture at the head of an article, with its caption. */
public record Figure(Picture picture, Optional<String> caption, Optional<String> credit) {}
