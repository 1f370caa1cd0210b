package dev.octavo.output;

/** An output that takes long to make and that others use: it is made before them. */
public interface Groundwork extends Output {}
