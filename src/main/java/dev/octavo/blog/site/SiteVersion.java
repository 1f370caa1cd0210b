package dev.octavo.blog.site;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of Octavo that a site was written for, or that introduced something: {@code 0.1}. */
public record SiteVersion(int major, int minor) implements Comparable<SiteVersion> {
    /** The version of this program. */
    public static final SiteVersion CURRENT = new SiteVersion(0, 1);

    private static final Comparator<SiteVersion> ORDER =
            Comparator.comparing(SiteVersion::major).thenComparing(SiteVersion::minor);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.\\d{1,4})?");

    /** Reads {@code 0.1}, and also {@code 0.1.3}, which builds the same; empty if {@code text} is not a version. */
    public static Optional<SiteVersion> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new SiteVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    public SiteVersion plusMinor(int steps) {
        return new SiteVersion(major, minor + steps);
    }

    public boolean isBefore(SiteVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(SiteVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
