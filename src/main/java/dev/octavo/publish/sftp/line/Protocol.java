package dev.octavo.publish.sftp.line;

/** The numbers of SFTP, version 3 (draft-ietf-secsh-filexfer-02), that are used here. */
final class Protocol {
    static final int VERSION = 3;

    static final int SSH_FXP_INIT = 1;
    static final int SSH_FXP_VERSION = 2;
    static final int SSH_FXP_OPEN = 3;
    static final int SSH_FXP_CLOSE = 4;
    static final int SSH_FXP_READ = 5;
    static final int SSH_FXP_WRITE = 6;
    static final int SSH_FXP_LSTAT = 7;
    static final int SSH_FXP_FSTAT = 8;
    static final int SSH_FXP_SETSTAT = 9;
    static final int SSH_FXP_FSETSTAT = 10;
    static final int SSH_FXP_OPENDIR = 11;
    static final int SSH_FXP_READDIR = 12;
    static final int SSH_FXP_REMOVE = 13;
    static final int SSH_FXP_MKDIR = 14;
    static final int SSH_FXP_RMDIR = 15;
    static final int SSH_FXP_REALPATH = 16;
    static final int SSH_FXP_READLINK = 19;
    static final int SSH_FXP_SYMLINK = 20;
    static final int SSH_FXP_STATUS = 101;
    static final int SSH_FXP_HANDLE = 102;
    static final int SSH_FXP_DATA = 103;
    static final int SSH_FXP_NAME = 104;
    static final int SSH_FXP_ATTRS = 105;
    static final int SSH_FXP_EXTENDED = 200;

    static final int SSH_FX_OK = 0;
    static final int SSH_FX_EOF = 1;
    static final int SSH_FX_NO_SUCH_FILE = 2;
    static final int SSH_FX_PERMISSION_DENIED = 3;
    static final int SSH_FX_FAILURE = 4;

    static final int SSH_FXF_READ = 1;
    static final int SSH_FXF_WRITE = 2;
    static final int SSH_FXF_CREAT = 8;
    static final int SSH_FXF_EXCL = 32;

    private Protocol() {}
}
