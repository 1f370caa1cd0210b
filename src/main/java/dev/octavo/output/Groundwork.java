package dev.octavo.output;

/** An output that takes long to make, and of which others take something: it is made before them. */
public interface Groundwork extends Output {}
