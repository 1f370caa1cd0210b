package dev.octavo.publish.s3;

import dev.octavo.lib.problem.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The author's surroundings, in which credentials for a storage are found.
 *
 * @param environment all environment variables
 * @param home the author's home folder
 */
public record BucketSettings(Map<String, String> environment, Path home, Clock clock) {
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    Optional<URI> url(String variable) {
        return variable(variable).map(value -> {
            try {
                URI url = URI.create(value.contains("://") ? value : "http://" + value);
                if (url.getHost() != null) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                // The message is the same.
            }
            throw ProblemException.of(
                    "the environment variable " + variable + " is not the URL of a server", "correct or unset it");
        });
    }

    /** The file that a variable names, or a file below the home folder. */
    Path file(String variable, String otherwise) {
        return home.resolve(variable(variable).orElse(otherwise).replaceFirst("^~/", ""));
    }
}
