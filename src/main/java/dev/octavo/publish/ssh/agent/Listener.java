package dev.octavo.publish.ssh.agent;

import java.security.PublicKey;

/** Hears what an agent is asked for and what it has. */
public interface Listener {
    /** Whether a key of the agent may be offered to the server. */
    boolean mayOffer(PublicKey key);

    /** The agent has so many keys that may be offered. */
    void offers(int keys);

    /** The agent cannot be asked. */
    void unreachable();

    /** Its owner may have to say yes to a signature, which takes as long as it takes. */
    void asking(boolean now);
}
