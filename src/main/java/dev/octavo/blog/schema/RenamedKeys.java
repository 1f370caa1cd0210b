package dev.octavo.blog.schema;

import dev.octavo.blog.site.SiteVersion;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The old names of a table's keys. For two minor versions an old name is read with a warning, and {@code octavo upgrade}
 * writes the new one; after that it belongs in {@code foreign/keys.txt}, so that a warning names the new one.
 */
final class RenamedKeys {
    private static final int MINOR_VERSIONS = 2;

    private final Map<String, Renamed> byName = new HashMap<>();

    /** The current name of a key, and the first version that has it. */
    private record Renamed(String name, SiteVersion since) {}

    void add(String old, String name, SiteVersion since) {
        byName.put(old, new Renamed(name, since));
    }

    void addAll(RenamedKeys others) {
        byName.putAll(others.byName);
    }

    /** The values in {@code mapping} by their keys, and those of old names also by the new ones, unless both are there. */
    Map<String, Node> values(Node.Mapping mapping) {
        Map<String, Node> values = new HashMap<>();
        mapping.entries().forEach(entry -> values.put(entry.key(), entry.value()));
        mapping.entries()
                .forEach(entry -> Optional.ofNullable(byName.get(entry.key()))
                        .ifPresent(renamed -> values.putIfAbsent(renamed.name(), entry.value())));
        return values;
    }

    /** The problem to report for an entry with an old name; empty for other entries. */
    Optional<Problem> problem(Node.Entry entry, Node.Mapping mapping) {
        return Optional.ofNullable(byName.get(entry.key())).map(renamed -> problem(renamed, entry, mapping));
    }

    private static Problem problem(Renamed renamed, Node.Entry entry, Node.Mapping mapping) {
        Optional<Node.Entry> other = mapping.entry(renamed.name());
        String fact = "\"" + entry.key() + "\" is called \"" + renamed.name() + "\" since Octavo " + renamed.since();
        return other.isPresent()
                ? ProblemKind.OLD_KEY
                        .error(fact + ", and both are there", entry.keyLocation())
                        .related("the other is", other.get().keyLocation())
                        .hint("keep one of the two")
                : ProblemKind.OLD_KEY
                        .warning(fact, entry.keyLocation())
                        .hint("octavo upgrade writes the new name, which Octavo "
                                + renamed.since().plusMinor(MINOR_VERSIONS) + " will ask for")
                        .instead(entry.key(), renamed.name());
    }
}
