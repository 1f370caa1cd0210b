package dev.octavo.publish.git.line;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** A command on a server whose exit code JGit asks for as soon as it prints no more, when that may still be on its way. */
final class EndedProcess extends Process {
    private static final long LONGEST_SECONDS = 5;
    private static final int NO_EXIT_CODE = 255; // as ssh says where the line broke

    private final Process process;

    EndedProcess(Process process) {
        this.process = process;
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return process.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public int exitValue() {
        try {
            // waitFor gives the code, too, and does so a moment earlier than exitValue where the line was cut
            return process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) ? process.waitFor() : NO_EXIT_CODE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_EXIT_CODE;
        }
    }

    @Override
    public void destroy() {
        process.destroy();
    }
}
