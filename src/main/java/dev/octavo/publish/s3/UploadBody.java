package dev.octavo.publish.s3;

import dev.octavo.hash.Sha256;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The bytes to send, and the checksum by which the storage verifies them.
 *
 * @param md5 the MD5 of the bytes, 32 hexadecimal digits
 */
record UploadBody(RequestBody bytes, String md5) {
    static UploadBody of(byte[] bytes) {
        return new UploadBody(RequestBody.fromBytes(bytes), HexFormat.of().formatHex(digest().digest(bytes)));
    }

    /**
     * The body for a file, which is read while it is sent.
     *
     * @param md5 a digest to which the bytes that the file must have were added
     */
    static UploadBody of(Path file, MessageDigest md5) {
        return new UploadBody(RequestBody.fromFile(file), HexFormat.of().formatHex(md5.digest()));
    }

    /** A new digest. MD5 is not safe against forgery, but every storage supports it. */
    static MessageDigest digest() {
        return Sha256.digest("MD5");
    }
}
