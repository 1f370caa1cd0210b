package dev.octavo.publish.ssh;

import dev.octavo.blog.site.destination.Destination;
import java.io.DataInputStream;
import java.io.IOException;

/** Connects to a server, up to its first response. */
final class SshLogin {
    private static final byte[] INIT = {0, 0, 0, 5, 1, 0, 0, 0, 3};

    private SshLogin() {}

    /** Who logged in where. */
    static String of(Destination.Sftp address, SshSettings settings) throws IOException {
        try (SshConnection connection = SshConnection.open(address, settings)) {
            exchange(connection);
            return connection.address().description();
        }
    }

    /** The process of a connection after the server has responded. */
    static Process exchange(SshConnection connection) throws IOException {
        Process process = connection.sftp();
        try {
            process.getOutputStream().write(INIT);
            process.getOutputStream().flush();
            DataInputStream in = new DataInputStream(process.getInputStream());
            in.readFully(new byte[in.readInt()]);
        } catch (IOException e) {
            throw connection.failure(e);
        }
        connection.connected();
        return process;
    }
}
