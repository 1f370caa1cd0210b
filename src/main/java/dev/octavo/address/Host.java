package dev.octavo.address;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Host names as the Domain Name System writes them. */
public final class Host {
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern PLAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    private Host() {}

    /**
     * {@code name} in lower-case ASCII: {@code xn--bcher-kva.example} for {@code Bücher.example}.
     *
     * @param flags of {@link IDN#toASCII(String, int)}
     * @throws IllegalArgumentException if no host can have that name
     */
    public static String ascii(String name, int flags) {
        // Most names need no conversion, and loading the tables behind IDN.toASCII takes milliseconds.
        String plain = PLAIN.matcher(name).matches() ? name : IDN.toASCII(name, flags);
        return plain.toLowerCase(Locale.ROOT);
    }
}
