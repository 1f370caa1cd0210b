package dev.octavo.publish.git.around;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;

/** Who writes a commit: what the environment says, else what Git's settings say, else Octavo (git-commit-tree(1)). */
public final class Writer {
    private static final String NAME = "Octavo";
    private static final String EMAIL = "octavo@localhost";

    private Writer() {}

    /**
     * The person of a commit.
     *
     * @param role {@code author} or {@code committer}
     */
    public static PersonIdent of(
            String role, Config config, Map<String, String> environment, Instant now, ZoneId zone) {
        String prefix = role.equals("author") ? "GIT_AUTHOR_" : "GIT_COMMITTER_";
        String name = first(List.of(
                        Optional.ofNullable(environment.get(prefix + "NAME")),
                        Optional.ofNullable(config.getString(role, null, "name")),
                        Optional.ofNullable(config.getString("user", null, "name"))))
                .orElse(NAME);
        String email = first(List.of(
                        Optional.ofNullable(environment.get(prefix + "EMAIL")),
                        Optional.ofNullable(config.getString(role, null, "email")),
                        Optional.ofNullable(config.getString("user", null, "email")),
                        Optional.ofNullable(environment.get("EMAIL"))))
                .orElse(EMAIL);
        return new PersonIdent(name, email, now, zone);
    }

    private static Optional<String> first(List<Optional<String>> values) {
        // What would end the line of a commit early is left out, as Git does.
        return values.stream()
                .flatMap(Optional::stream)
                .map(value -> value.replaceAll("[<>\\p{Cntrl}]", "").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
