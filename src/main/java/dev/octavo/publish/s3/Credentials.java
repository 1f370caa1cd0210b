package dev.octavo.publish.s3;

import dev.octavo.lib.text.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;

/**
 * An access key of a storage.
 *
 * @param token the token of a session
 * @param end when they expire; absent if never
 */
record Credentials(String key, String secret, Optional<String> token, Optional<Instant> end) {
    /** Reads what programs, containers and machines give; empty if there are none. */
    static Optional<Credentials> ofJson(String text) {
        return Json.read(text)
                .flatMap(json -> json instanceof Map<?, ?> map
                        ? of(name -> map.containsKey(name) ? String.valueOf(map.get(name)) : "")
                        : Optional.empty());
    }

    /** Reads what the Security Token Service gives. */
    static Optional<Credentials> ofXml(String text) {
        Element xml = Answer.xml(text);
        return of(name -> Answer.text(xml, name));
    }

    private static Optional<Credentials> of(UnaryOperator<String> values) {
        String key = values.apply("AccessKeyId");
        String secret = values.apply("SecretAccessKey");
        Optional<String> token = Optional.of(values.apply("SessionToken") + values.apply("Token")); // one of both
        String end = values.apply("Expiration");
        try {
            return key.isEmpty() || secret.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Credentials(
                            key,
                            secret,
                            token.filter(text -> !text.isEmpty()),
                            end.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(OffsetDateTime.parse(end).toInstant())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isValidAt(Instant time) {
        return end.filter(time::isAfter).isEmpty();
    }

    /** Without the secret, which must not come into any message. */
    @Override
    public String toString() {
        return "the access key " + key;
    }
}
