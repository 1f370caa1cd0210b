package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.SiteVersion;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Optional;

/** Changes of behaviour between versions of Octavo, from the list in the jar. */
public final class Changes {
    private static final Shape<SiteVersion> VERSION = Shape.text(
            text -> SiteVersion.of(text).map(Changes::verdict).orElseGet(Changes::noVersion),
            "type",
            List.of("string", "number"));

    /** The version that a site was written for, with a warning if this one builds it differently. */
    static final Shape<SiteVersion> SHAPE = Shape.of(Changes::read, VERSION.schema());

    private Changes() {}

    private static Verdict<SiteVersion> verdict(SiteVersion version) {
        return SiteVersion.CURRENT.isBefore(version)
                ? Verdict.refuse(
                        "is " + version + ", and this is Octavo " + SiteVersion.CURRENT
                                + ": the site was written for a newer one",
                        "install Octavo " + version + " or newer; octavo --version says which one you call")
                : Verdict.of(version);
    }

    private static Verdict<SiteVersion> noVersion() {
        return Verdict.refuse("is not a version", "write \"" + SiteVersion.CURRENT + "\"");
    }

    private static Optional<SiteVersion> read(Node node, Slot slot) {
        Optional<SiteVersion> version = VERSION.read(node, slot);
        List<String> changes = version.map(Changes::since).orElse(List.of());
        if (!changes.isEmpty()) {
            slot.problems()
                    .add(ProblemKind.VERSION
                            .warning(
                                    "the site was written for Octavo " + version.orElseThrow() + ", and "
                                            + SiteVersion.CURRENT + " makes something else of it",
                                    node.location())
                            .hint(String.join("\n", changes)
                                    + "\noctavo upgrade --dry-run shows more; octavo upgrade notes that you know it"));
        }
        return version;
    }

    /** A sentence for each change of behaviour after {@code version}, oldest first. */
    public static List<String> since(SiteVersion version) {
        if (!version.isBefore(SiteVersion.CURRENT)) {
            return List.of();
        }
        return Resources.lines("/changes.txt")
                .map(line -> line.split(" ", 2))
                .filter(line -> version.isBefore(SiteVersion.of(line[0]).orElseThrow()))
                .map(line -> line[1])
                .toList();
    }
}
