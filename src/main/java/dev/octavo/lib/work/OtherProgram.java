package dev.octavo.lib.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts other programs in the user's own locale. The start script runs Java in {@code C.UTF-8}, for the names of files, and
 * puts the user's {@code LC_ALL} into {@code OCTAVO_LC_ALL}: empty if there was none.
 */
public final class OtherProgram {
    private OtherProgram() {}

    public static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        restoreLocale(builder.environment());
        return builder;
    }

    /** Returns the environment for other programs. */
    public static Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        restoreLocale(environment);
        return environment;
    }

    /** A word as a shell reads it, whatever is in it. */
    public static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static void restoreLocale(Map<String, String> environment) {
        String locale = environment.remove("OCTAVO_LC_ALL");
        if (locale != null && locale.isEmpty()) {
            environment.remove("LC_ALL");
        } else if (locale != null) {
            environment.put("LC_ALL", locale);
        }
    }
}
