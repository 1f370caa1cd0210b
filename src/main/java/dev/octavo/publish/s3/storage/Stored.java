package dev.octavo.publish.s3.storage;

/**
 * What a storage says of an object.
 *
 * @param size in bytes
 * @param tag its entity tag without quotes: the MD5 of its bytes in many storages, and anything else in others
 */
public record Stored(long size, String tag) {}
