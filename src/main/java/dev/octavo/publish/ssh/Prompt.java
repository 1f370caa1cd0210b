package dev.octavo.publish.ssh;

import java.util.Optional;

/** Asks whoever sits at the terminal. */
@FunctionalInterface
public interface Prompt {
    /**
     * Asks for what nobody else may see.
     *
     * @param question without a colon: {@code passphrase of /home/ada/.ssh/id_ed25519}
     * @return empty where the question was declined
     */
    Optional<Secret> secret(String question);
}
