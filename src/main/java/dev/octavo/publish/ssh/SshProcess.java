package dev.octavo.publish.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;

/** A command on a server. */
final class SshProcess extends Process {
    private static final int NO_EXIT_CODE = 255; // as ssh says where the line broke

    private final ChannelExec channel;

    SshProcess(ChannelExec channel) {
        this.channel = channel;
    }

    @Override
    public OutputStream getOutputStream() {
        return channel.getInvertedIn();
    }

    @Override
    public InputStream getInputStream() {
        return channel.getInvertedOut();
    }

    @Override
    public InputStream getErrorStream() {
        return channel.getInvertedErr();
    }

    @Override
    public int waitFor() {
        channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 0);
        return code();
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) {
        return channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), unit.toMillis(timeout))
                .contains(ClientChannelEvent.CLOSED);
    }

    @Override
    public int exitValue() {
        if (!channel.isClosed()) {
            throw new IllegalThreadStateException("it has not ended");
        }
        return code();
    }

    private int code() {
        return Optional.ofNullable(channel.getExitStatus()).orElse(NO_EXIT_CODE);
    }

    @Override
    public void destroy() {
        channel.close(true);
    }
}
