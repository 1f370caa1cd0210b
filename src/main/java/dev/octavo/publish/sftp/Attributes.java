package dev.octavo.publish.sftp;

import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import java.io.IOException;

/**
 * The attributes of a file on a server.
 *
 * @param size in bytes; 0 if the server does not send it
 * @param mode as in stat(2); 0 if the server does not send it
 */
record Attributes(Kind kind, long size, int mode) {
    // draft-ietf-secsh-filexfer-02, 5
    private static final int HAS_SIZE = 1;
    private static final int HAS_OWNER = 2;
    static final int HAS_PERMISSIONS = 4;
    private static final int HAS_TIMES = 8;
    private static final int HAS_MORE = 0x80000000;
    // stat(2)
    private static final int TYPE = 0170000;
    private static final int PERMISSIONS = 07777;
    private static final int ALL_READ = 0444;
    private static final int ALL_ENTER = 0555;

    static Attributes read(SftpResponse in) throws IOException {
        int flags = in.int32();
        long size = (flags & HAS_SIZE) != 0 ? in.int64() : 0;
        if ((flags & HAS_OWNER) != 0) {
            in.int64();
        }
        int mode = (flags & HAS_PERMISSIONS) != 0 ? in.int32() : 0;
        if ((flags & HAS_TIMES) != 0) {
            in.int64();
        }
        for (int left = (flags & HAS_MORE) != 0 ? in.int32() : 0; left > 0; left--) {
            in.text();
            in.text();
        }
        Kind kind = switch (mode & TYPE) {
            case 0100000 -> Kind.FILE;
            case 0040000 -> Kind.FOLDER;
            case 0120000 -> Kind.LINK;
            default -> Kind.OTHER;
        };
        return new Attributes(kind, size, mode);
    }

    Entry entry(String name) {
        return new Entry(name, kind, kind == Kind.FILE ? size : 0);
    }

    /** The permissions that let every user of the server read it; 0 if they can, or the mode is unknown. */
    int withReadAccess() {
        int readable = mode | (kind == Kind.FOLDER ? ALL_ENTER : ALL_READ);
        return mode == 0 || mode == readable ? 0 : readable & PERMISSIONS;
    }
}
