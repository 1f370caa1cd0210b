package dev.octavo.publish.ssh.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/** Opens the way to an agent; it is never handed on to the server. */
public final class AgentDoor implements SshAgentFactory {
    private final Path socket;
    private final Listener listener;

    public AgentDoor(Path socket, Listener listener) {
        this.socket = socket;
        this.listener = listener;
    }

    @Override
    public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
        return List.of();
    }

    @Override
    public @Nullable SshAgent createClient(Session session, FactoryManager manager) {
        try {
            return AgentSocket.open(socket, listener);
        } catch (IOException | UnsupportedOperationException e) {
            listener.unreachable(); // there may be key files all the same
            return null;
        }
    }

    @Override
    public SshAgentServer createServer(ConnectionService service) {
        throw new UnsupportedOperationException("the agent is not handed on");
    }
}
