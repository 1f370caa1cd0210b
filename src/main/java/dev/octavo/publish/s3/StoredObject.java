package dev.octavo.publish.s3;

/**
 * An object as the storage lists it.
 *
 * @param size in bytes
 * @param tag its entity tag without quotes: the MD5 of its bytes in many storages, and something else in others
 */
record StoredObject(long size, String tag) {}
