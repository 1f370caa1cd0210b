package dev.octavo.publish.s3.storage;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;

/** The bytes of an object on their way, and the sum that the storage compares them with when they arrive. */
public final class Body {
    private final RequestBody bytes;
    private final String md5;

    private Body(RequestBody bytes, String md5) {
        this.bytes = bytes;
        this.md5 = md5;
    }

    public static Body of(byte[] bytes) {
        return new Body(RequestBody.fromBytes(bytes), HexFormat.of().formatHex(md5().digest(bytes)));
    }

    /**
     * A file that is read while it is sent.
     *
     * @param md5 what the file has to be, 32 hexadecimal digits
     */
    public static Body of(Path file, String md5) {
        return new Body(RequestBody.fromFile(file), md5);
    }

    /** A new sum to be filled. Not safe against forgery, but every storage knows it. */
    public static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** The MD5, 32 hexadecimal digits. */
    public String sum() {
        return md5;
    }

    RequestBody bytes() {
        return bytes;
    }

    /** As the header Content-MD5 wants it (RFC 1864). */
    String contentMd5() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5));
    }
}
