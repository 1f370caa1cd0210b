package dev.octavo.publish.site;

import dev.octavo.output.OutputPath;
import java.util.regex.Pattern;

/** The sum of its bytes in the name of a file, as {@code 5f3a09c2} in {@code octavo.5f3a09c2.css}: what changes is called otherwise. */
public final class SumInName {
    /** With the mark before it. Days have no letters. */
    public static final String PATTERN = "[.-](?=\\p{XDigit}*\\d)(?=\\p{XDigit}*[a-fA-F])\\p{XDigit}{8,64}(?=\\.\\w+$)";

    private static final Pattern SUM = Pattern.compile(PATTERN);

    private SumInName() {}

    /** Whether a name has one, as far as that can be seen. */
    public static boolean isIn(OutputPath path) {
        return SUM.matcher(path.value()).find();
    }
}
