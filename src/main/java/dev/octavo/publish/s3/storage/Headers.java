package dev.octavo.publish.s3.storage;

/** What readers are told of an object together with its bytes. */
public record Headers(String contentType, String cacheControl) {}
