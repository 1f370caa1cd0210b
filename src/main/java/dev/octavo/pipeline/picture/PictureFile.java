package dev.octavo.pipeline.picture;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.hash.Hash;
import java.util.function.Supplier;

/**
 * A file of the site that was made from a picture.
 *
 * @param source the picture
 * @param hash the hash of its bytes
 * @param bytes reads them
 */
public record PictureFile(Address address, SourcePath source, Hash hash, Supplier<byte[]> bytes) {}
