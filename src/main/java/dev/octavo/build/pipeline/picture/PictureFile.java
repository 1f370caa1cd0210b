package dev.octavo.build.pipeline.picture;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import java.util.function.Supplier;

/**
 * A file of the site that was made from a picture.
 *
 * @param source the picture
 * @param hash the hash of its bytes
 * @param bytes reads them
 */
public record PictureFile(Address address, SourcePath source, Hash hash, Supplier<byte[]> bytes) {}
