package dev.octavo.publish.ssh;

import dev.octavo.publish.ssh.agent.Listener;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;

/** What was tried to log in, for the author, and whether somebody is just being asked for something. */
final class Attempts implements Listener {
    private final List<String> tried = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> offered = Collections.synchronizedSet(new HashSet<>());
    private final AtomicInteger asking = new AtomicInteger();
    private final Predicate<PublicKey> allowed;

    /** @param allowed which keys of the agent may be offered */
    Attempts(Predicate<PublicKey> allowed) {
        this.allowed = allowed;
    }

    void tried(String what) {
        tried.add(what);
    }

    /** In the order in which it was tried; empty where nothing was. */
    List<String> tried() {
        return List.copyOf(tried);
    }

    /** Whether a key was not offered before; it counts as offered from now on. */
    boolean isNew(PublicKey key) {
        return offered.add(fingerprint(key));
    }

    boolean wasOffered(PublicKey key) {
        return offered.contains(fingerprint(key));
    }

    private static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }

    boolean isAsking() {
        return asking.get() > 0;
    }

    @Override
    public boolean mayOffer(PublicKey key) {
        return allowed.test(key) && isNew(key);
    }

    @Override
    public void offers(int keys) {
        tried("the SSH agent (" + (keys == 0 ? "it has no key" : keys == 1 ? "1 key" : keys + " keys") + ")");
    }

    @Override
    public void unreachable() {
        tried("the SSH agent (it does not answer)");
    }

    @Override
    public void asking(boolean now) {
        asking.addAndGet(now ? 1 : -1);
    }
}
