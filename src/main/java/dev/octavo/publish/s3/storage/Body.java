package dev.octavo.publish.s3.storage;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The bytes of an object on their way, and the sum that the storage compares them with when they arrive.
 *
 * @param md5 of them, 32 hexadecimal digits
 */
public record Body(RequestBody bytes, String md5) {
    public static Body of(byte[] bytes) {
        return new Body(RequestBody.fromBytes(bytes), HexFormat.of().formatHex(digest().digest(bytes)));
    }

    /**
     * A file that is read while it is sent.
     *
     * @param md5 has been fed with what the file has to be
     */
    public static Body of(Path file, MessageDigest md5) {
        return new Body(RequestBody.fromFile(file), HexFormat.of().formatHex(md5.digest()));
    }

    /** A new sum to be filled. Not safe against forgery, but every storage knows it. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
