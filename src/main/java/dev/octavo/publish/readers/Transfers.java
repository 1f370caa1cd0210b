package dev.octavo.publish.readers;

import dev.octavo.problem.ProblemText;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.Figures;
import dev.octavo.publish.site.SiteFile;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The list of what would be sent and deleted. */
public final class Transfers {
    private Transfers() {}

    /**
     * A line for each file, in the order in which readers may see it, with what is to become of it, its size where it is
     * sent, and its path; nothing where no file differs.
     */
    public static String text(Difference difference) {
        Set<SiteFile> added = new HashSet<>(difference.added());
        StringBuilder text = new StringBuilder();
        for (SiteFile file : difference.sent()) {
            append(text, added.contains(file) ? "send new" : "send", Figures.size(file.size()), file);
        }
        for (SiteFile file : difference.removed()) {
            append(text, "delete", "", file);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String verb, String size, SiteFile file) {
        String path = ProblemText.printable(file.path().value());
        text.append(String.format(Locale.ROOT, "%-8s  %9s  %s\n", verb, size, path));
    }
}
