package dev.octavo.publish.sftp;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.sftp.line.Channel;
import dev.octavo.publish.ssh.SshConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A few channels of one connection, so that several processes of the server are at work. Opened when they are needed. */
final class Channels {
    // A server allows ten as a rule, and one is the lock's.
    private static final int MOST = 4;

    private final SshConnection connection;
    private final List<Channel> open = new ArrayList<>();
    private Optional<Channel> apart = Optional.empty();
    private int most = MOST;

    Channels(SshConnection connection) {
        this.connection = connection;
    }

    /** One for a few requests; the same for the same thread. */
    synchronized Channel any() {
        int wanted = (int) (Thread.currentThread().getId() % MOST);
        while (open.size() <= wanted && open.size() < most) {
            try {
                open.add(Channel.open(connection));
            } catch (IOException e) {
                if (open.isEmpty()) {
                    throw none();
                }
                most = open.size(); // the server allows no more
            }
        }
        return open.get(wanted % open.size());
    }

    /** One that waits for no large file, where the server allows it. */
    synchronized Channel apart() {
        if (apart.isEmpty()) {
            try {
                apart = Optional.of(Channel.open(connection));
            } catch (IOException e) {
                return any();
            }
        }
        return apart.get();
    }

    private ProblemException none() {
        return new ProblemException(Problem.error(connection.described() + " offers no SFTP")
                .hint(
                        "let it: \"Subsystem sftp internal-sftp\" in its sshd_config; and see that nothing is printed when"
                                + " that user logs in"));
    }
}
