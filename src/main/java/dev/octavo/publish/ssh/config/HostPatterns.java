package dev.octavo.publish.ssh.config;

import java.util.List;
import java.util.regex.Pattern;

/** Patterns as both files of ssh have them (ssh_config(5), "PATTERNS"). */
public final class HostPatterns {
    private HostPatterns() {}

    /** Whether a list of patterns is for {@code name}. One that begins with {@code !} and fits says no for all. */
    public static boolean match(List<String> patterns, String name) {
        boolean found = false;
        for (String pattern : patterns) {
            boolean not = pattern.startsWith("!");
            if (fits(not ? pattern.substring(1) : pattern, name)) {
                if (not) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    /** {@code *} is any text, {@code ?} any letter; case does not count. */
    static boolean fits(String pattern, String name) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(name).matches();
    }
}
