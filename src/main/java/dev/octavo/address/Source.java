package dev.octavo.address;

import dev.octavo.hash.Hash;

/**
 * One file as it was when the build read it.
 *
 * @param hash of its bytes
 */
public record Source(SourcePath path, Hash hash) {}
