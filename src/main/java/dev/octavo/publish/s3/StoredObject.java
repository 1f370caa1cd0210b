package dev.octavo.publish.s3;

/**
 * The size and tag of an object, according to the storage.
 *
 * @param size in bytes
 * @param tag its entity tag without quotes: the MD5 of its bytes in many storages, but not in all
 */
record StoredObject(long size, String tag) {}
