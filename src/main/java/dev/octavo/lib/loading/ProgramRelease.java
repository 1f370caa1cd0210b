package dev.octavo.lib.loading;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * The release of the running program, which workflows download.
 *
 * @param repository at GitHub: {@code owner/octavo}
 * @param version {@code 0.3.0}
 */
public record ProgramRelease(String repository, String version) {
    private static final String REPOSITORY = "[A-Za-z0-9-]+/[A-Za-z0-9._-]+";

    /** Returns this program's release; absent if no release build has set the repository. */
    public static Optional<ProgramRelease> ofProgram() {
        Properties release = new Properties();
        try {
            release.load(new StringReader(Resources.text("/skeleton/release.properties")));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return of(release.getProperty("repository", ""), release.getProperty("version", ""));
    }

    public static Optional<ProgramRelease> of(String repository, String version) {
        return repository.matches(REPOSITORY) ? Optional.of(new ProgramRelease(repository, version)) : Optional.empty();
    }
}
