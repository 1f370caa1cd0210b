package dev.octavo.publish.ssh.agent;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.agent.common.AbstractAgentProxy;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/** Speaks with an agent over its UNIX socket (draft-miller-ssh-agent, 3: a length, then so many bytes). */
final class AgentSocket extends AbstractAgentProxy {
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final SocketChannel channel;
    private final Listener listener;

    private AgentSocket(SocketChannel channel, Listener listener) {
        super(null);
        this.channel = channel;
        this.listener = listener;
    }

    static AgentSocket open(Path socket, Listener listener) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return new AgentSocket(channel, listener);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public Iterable<? extends Map.Entry<PublicKey, String>> getIdentities() throws IOException {
        List<Map.Entry<PublicKey, String>> offered = new ArrayList<>();
        for (Map.Entry<PublicKey, String> key : super.getIdentities()) {
            if (listener.mayOffer(key.getKey())) {
                offered.add(key);
            }
        }
        listener.offers(offered.size());
        return offered;
    }

    @Override
    public Map.Entry<String, byte[]> sign(
            @Nullable SessionContext session, PublicKey key, @Nullable String algorithm, byte[] data)
            throws IOException {
        listener.asking(true);
        try {
            return super.sign(session, key, algorithm, data);
        } finally {
            listener.asking(false);
        }
    }

    @Override
    protected synchronized Buffer request(Buffer buffer) throws IOException {
        ByteBuffer question = ByteBuffer.wrap(buffer.array(), buffer.rpos(), buffer.available());
        while (question.hasRemaining()) {
            channel.write(question);
        }
        int length = read(Integer.BYTES).getInt();
        if (length < 1 || length > LONGEST_ANSWER) {
            throw new IOException("the agent's answer has a length of " + length);
        }
        return new ByteArrayBuffer(read(length).array());
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the agent has hung up");
            }
        }
        return bytes.flip();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
