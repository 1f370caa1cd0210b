package dev.octavo.serve.http;

import java.util.Optional;
import java.util.Set;

/**
 * Says which requests are answered at all. Any page that is open in the author's browser can send some: it must not read
 * what is not published yet.
 *
 * @param hosts what may stand in the header Host, in lower case: {@code localhost:4000}
 */
public record Gate(Set<String> hosts) {
    public Gate {
        hosts = Set.copyOf(hosts);
    }

    /** The answer to a request that is not let in. */
    public Optional<Answer> refusal(Asked asked) {
        if (asked.host().filter(this::isOurs).isEmpty()) {
            return Optional.of(Answer.text(421, "This preview answers to " + String.join(", ", hosts) + " only."));
        }
        if (asked.origin().filter(origin -> !isOurOrigin(origin)).isPresent()) {
            return Optional.of(Answer.text(403, "Other sites may not ask this preview."));
        }
        if (!asked.method().equals("GET") && !asked.method().equals("HEAD")) {
            return Optional.of(
                    Answer.text(405, "This preview can only be looked at.").with("Allow", "GET, HEAD"));
        }
        return isPlain(asked.rawPath())
                ? Optional.empty()
                : Optional.of(Answer.text(400, "This address means nothing."));
    }

    private boolean isOurs(String host) {
        return hosts.contains(host.toLowerCase(java.util.Locale.ROOT));
    }

    private boolean isOurOrigin(String origin) {
        return origin.startsWith("http://") && isOurs(origin.substring("http://".length()));
    }

    /** Whether it can be read in one way only. Addresses are looked up whole, so dots lead nowhere; they are refused all the same. */
    private static boolean isPlain(String raw) {
        if (!raw.startsWith("/") || raw.indexOf('\\') >= 0 || raw.indexOf('#') >= 0) {
            return false;
        }
        Optional<String> path = Percent.decoded(raw);
        if (path.isEmpty()) {
            return false;
        }
        String text = path.get();
        boolean twice = text.indexOf('%') >= 0
                && !Percent.decoded(text).filter(text::equals).isPresent();
        boolean hidden = raw.toLowerCase(java.util.Locale.ROOT).contains("%2f") || text.indexOf('\\') >= 0;
        boolean control = text.chars().anyMatch(Character::isISOControl);
        boolean dots = (text + "/").contains("/../") || (text + "/").contains("/./") || text.contains("//");
        return !twice && !hidden && !control && !dots;
    }
}
