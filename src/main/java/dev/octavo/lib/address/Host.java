package dev.octavo.lib.address;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** Host names as the Domain Name System writes them. */
public final class Host {
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern PLAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    private static final Pattern PRIVATE =
            Pattern.compile("(?:10(?:\\.\\d{1,3})?|192\\.168|169\\.254|172\\.(?:1[6-9]|2\\d|3[01]))(?:\\.\\d{1,3}){2}");

    // RFC 1035, 2.3.4, without the bytes for the lengths of labels.
    private static final int MAX_LENGTH = 253;
    private static final int MAX_LABEL = 63;
    private static final int MAX_PORT = 65_535;

    private Host() {}

    /** The host of a URL as written, {@code localhost} or {@code [::1]}; empty if it has none. */
    public static String of(String url) {
        String authority = authority(url);
        boolean bracketed = authority.startsWith("["); // an IPv6 address, which has colons
        int close = bracketed ? authority.indexOf(']') + 1 : authority.indexOf(':');
        return close > 0 ? authority.substring(0, close) : authority;
    }

    /** Whether no port follows the host of a URL, or one that there can be: 0 to 65535. */
    public static boolean hasPossiblePort(String url) {
        String port = authority(url).substring(of(url).length());
        return port.length() < 2 || (port.matches(":[0-9]{1,5}") && Integer.parseInt(port.substring(1)) <= MAX_PORT);
    }

    private static String authority(String url) {
        int slashes = url.indexOf("//");
        if (slashes < 0 || (slashes > 0 && url.charAt(slashes - 1) != ':')) {
            return "";
        }
        int start = slashes + 2;
        int end = authorityEnd(url, start);
        return url.substring(Math.max(start, url.lastIndexOf('@', end) + 1), end);
    }

    /** Where the authority of a URL ends that begins at {@code start}. RFC 3986, 3.2. */
    public static int authorityEnd(String url, int start) {
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Whether {@code name} is no longer than names can be: 253 characters, and 63 between dots. */
    public static boolean fits(String name) {
        int label = 0;
        for (int i = 0; i < name.length() && label <= MAX_LABEL; i++) {
            label = name.charAt(i) == '.' ? 0 : label + 1;
        }
        return label <= MAX_LABEL && name.length() <= MAX_LENGTH;
    }

    /** Whether every computer or network has its own host by that name, such as {@code localhost}. RFC 6761. */
    public static boolean isLocal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("localhost")
                || lower.equals("0.0.0.0")
                || lower.equals("[::1]")
                || lower.startsWith("127.")
                || lower.endsWith(".localhost")
                || isOnNetwork(lower);
    }

    /**
     * Whether a name in small letters is of a host that only its own network knows: one without a dot, one of RFC 6762, RFC
     * 8375 or ICANN's {@code internal}, or an address of RFC 1918, 3927, 4193 or 4291.
     */
    public static boolean isOnNetwork(String name) {
        if (name.startsWith("[")) {
            return name.startsWith("[fc") || name.startsWith("[fd") || name.startsWith("[fe80:");
        }
        int dot = name.indexOf('.');
        if (dot < 0) {
            return PLAIN.matcher(name).matches() && !name.equals("localhost");
        }
        return name.endsWith(".local")
                || name.endsWith(".internal")
                || name.endsWith(".home.arpa")
                || (Character.isDigit(name.charAt(0)) && PRIVATE.matcher(name).matches());
    }

    /**
     * {@code name} in lower-case ASCII: {@code xn--bcher-kva.example} for {@code Bücher.example}.
     *
     * @param flags of {@link IDN#toASCII(String, int)}
     * @throws IllegalArgumentException if no host can have that name
     */
    public static String ascii(String name, int flags) {
        if (!fits(name)) {
            throw new IllegalArgumentException("too long for a host: " + name); // PLAIN would need a deep stack for it
        }
        // Most names need no conversion, and loading the tables behind IDN.toASCII takes milliseconds.
        String plain = PLAIN.matcher(name).matches() ? name : IDN.toASCII(name, flags);
        return plain.toLowerCase(Locale.ROOT);
    }
}
