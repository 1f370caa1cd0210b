package dev.octavo.render.output;

/** An output that others need and that takes long to make, so it is made first. */
public interface Prerequisite extends Output {}
