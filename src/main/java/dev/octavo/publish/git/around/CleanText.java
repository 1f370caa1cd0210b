package dev.octavo.publish.git.around;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What somebody else's program said, fit to be shown: no secret, nothing that a terminal would obey, not too much. */
public final class CleanText {
    private static final int MOST_LINES = 6;
    private static final int LONGEST = 600;
    private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]|\u001B.");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");
    private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]+@");
    private static final Pattern PROGRESS =
            Pattern.compile(".*\\d%.*|.*, done\\.|Delta compression using .*|Total \\d+ \\(.*");

    private CleanText() {}

    /** On one line. */
    public static String of(String said) {
        List<String> lines = ESCAPES.matcher(said)
                .replaceAll("")
                .lines()
                .map(line -> CONTROL.matcher(line).replaceAll(" ").strip())
                .map(line -> USER_INFO.matcher(line).replaceAll("://"))
                .filter(line -> !line.isEmpty() && !PROGRESS.matcher(line).matches())
                .distinct()
                .toList();
        String text = lines.stream().limit(MOST_LINES).collect(Collectors.joining(" / "));
        return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    }
}
