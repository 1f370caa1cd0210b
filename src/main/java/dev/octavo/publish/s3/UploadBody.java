package dev.octavo.publish.s3;

import dev.octavo.hash.Sha256;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The bytes to send, and the checksum that the storage verifies on arrival.
 *
 * @param md5 of them, 32 hexadecimal digits
 */
record UploadBody(RequestBody bytes, String md5) {
    static UploadBody of(byte[] bytes) {
        return new UploadBody(RequestBody.fromBytes(bytes), HexFormat.of().formatHex(digest().digest(bytes)));
    }

    /**
     * A file that is read while it is sent.
     *
     * @param md5 was fed with the bytes that the file must have
     */
    static UploadBody of(Path file, MessageDigest md5) {
        return new UploadBody(RequestBody.fromFile(file), HexFormat.of().formatHex(md5.digest()));
    }

    /** A new sum. It is not safe against forgery, but every storage knows it. */
    static MessageDigest digest() {
        return Sha256.digest("MD5");
    }
}
