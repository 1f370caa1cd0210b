package dev.octavo.build.pipeline.picture;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import java.util.function.Supplier;

/**
 * A file of the site that is made along with others: a rendition of a picture, a copy with a fingerprint in its name, or a
 * compressed one.
 *
 * @param source the file of the project that it is made from
 * @param hash the hash of its bytes
 * @param bytes reads them
 */
public record PictureFile(Address address, SourcePath source, Hash hash, Supplier<byte[]> bytes) {}
