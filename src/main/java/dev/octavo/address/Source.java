package dev.octavo.address;

/**
 * One file as it was when the build read it.
 *
 * @param hash the SHA-256 of its bytes in lower-case hexadecimal
 */
public record Source(SourcePath path, String hash) {}
