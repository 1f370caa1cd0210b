package dev.octavo.publish.s3;

/**
 * An object as the storage lists it.
 *
 * @param size in bytes
 * @param tag its entity tag without quotes: the MD5 of its bytes in many storages, and something else in others
 */
record Stored(long size, String tag) {}
