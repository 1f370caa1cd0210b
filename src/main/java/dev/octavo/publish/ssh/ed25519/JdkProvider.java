package dev.octavo.publish.ssh.ed25519;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Optional;
import org.apache.sshd.common.util.security.AbstractSecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/** Whoever in this Java knows Ed25519, as the library wants it presented. */
final class JdkProvider extends AbstractSecurityProviderRegistrar {
    private static final Optional<Provider> KNOWING = knowing();

    JdkProvider() {
        super(KNOWING.map(Provider::getName).orElse("none"));
    }

    private static Optional<Provider> knowing() {
        try {
            return Optional.of(KeyFactory.getInstance(SecurityUtils.ED25519).getProvider());
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty(); // a Java that is allowed FIPS only; keys of other types do
        }
    }

    @Override
    public boolean isSupported() {
        return KNOWING.isPresent();
    }

    @Override
    public Provider getSecurityProvider() {
        return KNOWING.orElseThrow();
    }

    @Override
    public boolean isSecurityEntitySupported(Class<?> entityType, String name) {
        return false; // the library asks the JDK for everything else as ever
    }

    @Override
    public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
        return Optional.of(new Ed25519());
    }
}
