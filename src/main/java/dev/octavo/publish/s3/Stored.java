package dev.octavo.publish.s3;

/**
 * What a storage says of an object.
 *
 * @param size in bytes
 * @param tag its entity tag without quotes: the MD5 of its bytes in many storages, and something else in others
 */
record Stored(long size, String tag) {}
