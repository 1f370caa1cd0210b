package dev.octavo.address;

/**
 * One file as it was when the build read it.
 *
 * @param hash of its bytes
 */
public record Source(SourcePath path, Hash hash) {}
