package dev.octavo.publish.sftp.line;

import java.io.IOException;

/**
 * What a server says to a request.
 *
 * @param status a code, where it is no content
 * @param words what it says of a failure
 * @param content where there is some
 */
record Answer(int type, int status, String words, Content content) {
    static Answer of(int type, Content content) throws IOException {
        boolean isStatus = type == Protocol.SSH_FXP_STATUS;
        int status = isStatus ? content.number() : Protocol.SSH_FX_OK;
        // The first version 3 had no words.
        String words = isStatus && content.left() > Integer.BYTES ? visible(content.text()) : "";
        return new Answer(type, status, words, content);
    }

    private static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
    }

    boolean isOk() {
        return status == Protocol.SSH_FX_OK;
    }

    boolean isMissing() {
        return status == Protocol.SSH_FX_NO_SUCH_FILE;
    }

    boolean isEnd() {
        return status == Protocol.SSH_FX_EOF;
    }

    /** @throws IOException with the server's words, where it did not do what was asked */
    void require() throws IOException {
        if (!isOk()) {
            throw new IOException(failure());
        }
    }

    /** The content, which is of that type. */
    Content content(int wanted) throws IOException {
        require();
        if (type != wanted) {
            throw new IOException("the server's answer makes no sense (" + type + " instead of " + wanted + ")");
        }
        return content;
    }

    private String failure() {
        return switch (status) {
            case Protocol.SSH_FX_NO_SUCH_FILE -> "no such file";
            case Protocol.SSH_FX_PERMISSION_DENIED -> "permission denied";
            // Version 3 has no other code for all the rest: the words, if any, are all there is.
            case Protocol.SSH_FX_FAILURE ->
                words.isEmpty() || words.equalsIgnoreCase("failure")
                        ? "the server says only \"Failure\": its disk may be full, your quota used up, or something of"
                                + " another kind in the way"
                        : "the server says \"" + words + "\"";
            default -> "the server says \"" + (words.isEmpty() ? "code " + status : words) + "\"";
        };
    }
}
