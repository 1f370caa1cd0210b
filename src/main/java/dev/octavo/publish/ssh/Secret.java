package dev.octavo.publish.ssh;

/** A password, a passphrase or a private key: it is never shown, also where somebody prints what holds it. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
