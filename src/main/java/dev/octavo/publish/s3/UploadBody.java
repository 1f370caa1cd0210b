package dev.octavo.publish.s3;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.io.function.Uncheck;

/**
 * The bytes to send, and the checksums by which the storage verifies them.
 *
 * @param size in bytes
 * @param md5 32 hexadecimal digits. MD5 is not safe against forgery, but every storage supports it.
 */
record UploadBody(Source source, long size, String md5, Sha256 sha256) {
    /** Writes the bytes, again for each attempt to send them. */
    interface Source {
        void copyTo(OutputStream out) throws IOException;
    }

    static UploadBody of(byte[] bytes) {
        return new UploadBody(out -> out.write(bytes), bytes.length, hex(newMd5().digest(bytes)), Sha256.of(bytes));
    }

    /** The body for a file of the site, which is read while it is sent. */
    static UploadBody of(FinishedSite site, SiteFile file) {
        MessageDigest md5 = newMd5();
        Uncheck.run(() -> site.copy(file, new DigestOutputStream(OutputStream.nullOutputStream(), md5)));
        return new UploadBody(out -> site.copy(file, out), file.size(), hex(md5.digest()), file.hash());
    }

    private static MessageDigest newMd5() {
        return Sha256.digest("MD5");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
