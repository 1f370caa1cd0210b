package dev.octavo.publish.s3;

import dev.octavo.lib.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.io.function.Uncheck;

/**
 * The profile that {@code AWS_PROFILE} names, or else {@code default}, from {@code ~/.aws/config} and {@code
 * ~/.aws/credentials}. https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 *
 * @param exists whether one of the files has it
 */
record Profile(String name, boolean exists, Map<String, String> values) {
    private static final String HEADING = "\\[\\s*(?:profile\\s+)?[\"']?(.*?)[\"']?\\s*\\].*";

    /** An empty line, a comment, or an indented line, which belongs to a value above it that is no text, such as "s3". */
    private static final String SKIPPED = "(\\s.*|[#;].*)?";

    Profile {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static Profile read(BucketSettings settings) {
        String name = settings.variable("AWS_PROFILE").orElse("default");
        Map<String, String> values = new TreeMap<>();
        boolean configured = read(settings.file("AWS_CONFIG_FILE", ".aws/config"), name, values);
        boolean known = read(settings.file("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials"), name, values);
        return new Profile(name, configured || known, values);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** Whether credentials are got by signing in or by taking on a role. */
    boolean signsIn() {
        return values.keySet().stream().anyMatch(key -> key.matches("sso_.*|role_arn|login_session"));
    }

    /** Adds the profile's values in a file, if it is there. Returns whether it has the profile. */
    private static boolean read(Path file, String name, Map<String, String> values) {
        if (!Files.exists(file)) {
            return false;
        }
        boolean found = false;
        boolean inside = false;
        boolean begun = false;
        int number = 0;
        String text = new String(Uncheck.get(() -> Files.readAllBytes(file)), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            number++;
            int sign = line.indexOf('=');
            if (line.startsWith("[")) {
                inside = line.replaceFirst(HEADING, "$1").equals(name);
                found |= inside;
                begun = true;
            } else if (!line.matches(SKIPPED) && (!begun || sign < 1)) {
                throw ProblemException.of(
                        file + ":" + number
                                + " cannot be read: it is neither [a heading] nor a line \"key = value\" below one",
                        "correct it, or have it written by \"aws configure\"");
            } else if (inside && !line.matches(SKIPPED)) {
                String value = line.substring(sign + 1).replaceFirst("\\s[#;].*", "");
                values.put(line.substring(0, sign).strip().toLowerCase(Locale.ROOT), value.strip());
            }
        }
        return found;
    }
}
