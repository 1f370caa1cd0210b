package dev.octavo.publish.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate of a host on this machine, signed by its own authority.
 *
 * @param context the host's certificate, and the authority that visitors trust
 * @param certificate a file with the certificate, for other servers
 * @param key a file with its key
 */
record HostKeys(SSLContext context, Path certificate, Path key) {
    private static final char[] PASSWORD = "only a test".toCharArray();

    static HostKeys make(Path folder, String names, String days)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path home = Files.createTempDirectory(folder, "keys");
        Path store = home.resolve("store.p12");
        keytool(store, "-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c", "-validity", "365");
        keytool(store, "-alias", "host", "-signer", "authority", "-dname", "CN=host", "-ext", names, "-validity", days);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, PASSWORD);
        trust.setCertificateEntry("authority", keys.getCertificate("authority"));
        keys.deleteEntry("authority"); // or the host might present this certificate
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        TrustManagerFactory others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), others.getTrustManagers(), null);
        return new HostKeys(
                context,
                pem(home, "CERTIFICATE", keys.getCertificate("host").getEncoded()),
                pem(home, "PRIVATE KEY", keys.getKey("host", PASSWORD).getEncoded()));
    }

    private static void keytool(Path store, String... key) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", String.valueOf(PASSWORD)));
        command.addAll(List.of("-keyalg", "EC", "-startdate", "-5d"));
        command.addAll(List.of(key));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), output);
    }

    private static Path pem(Path home, String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                home.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }
}
