package dev.octavo.blog.markdown.html;

import dev.octavo.lib.loading.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a film, a recording, a post or a program on another site, as authors copy it from their browser.
 *
 * @param component that shows it
 * @param label of the component; empty if it has its own words for none
 * @param attributes of the component, by name
 */
public record EmbedAddress(String component, String label, Map<String, String> attributes) {
    private static final Pattern YOUTUBE = Pattern.compile(
            "(?:https?://)?(?:www\\.|m\\.|music\\.)?(?:youtube(?:-nocookie)?\\.com/"
                    + "(?:watch\\?(?:[^\\s#]*&)?v=|(shorts/)|embed/(?!videoseries)|live/|v/)|youtu\\.be/)"
                    + "([A-Za-z0-9_-]{4,20})(?:[/?&#]\\S*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VIMEO = Pattern.compile(
            "(?:https?://)?(?:www\\.|player\\.)?vimeo\\.com/(?:video/|channels/[^\\s/]+/|groups/[^\\s/]+/videos/)?"
                    + "([0-9]+)(?:/([0-9a-f]+))?/?(?:[?#]\\S*)?",
            Pattern.CASE_INSENSITIVE);
    /** Where a film at Vimeo that is not listed names its key, if not in the path. */
    private static final Pattern KEY = Pattern.compile("[?&]h=([0-9a-f]+)");

    private static final Pattern START =
            Pattern.compile("[?&#](?:t|start)=(?:([0-9]{1,2})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,6})s?)?(?![^&#])");

    /** What other sites show of themselves in a frame, or else behind a link, since they have no page for frames. */
    private static final List<Site> SITES = Resources.lines("/embeds.txt")
            .map(line -> (line + " |  | ").split(" \\| ", -1))
            .map(parts -> new Site(parts[0], parts[1], parts[2], parts[3]))
            .toList();

    /** @param player the page for a frame; empty if there is none. Groups of the pattern stand in it and in the label. */
    private record Site(Pattern address, String label, String player, String ratio) {
        Site(String address, String label, String player, String ratio) {
            this(Pattern.compile(address + "(?:[?#]\\S*)?"), label, player, ratio);
        }

        Optional<EmbedAddress> of(String text) {
            Matcher found = address.matcher(text);
            if (!found.matches()) {
                return Optional.empty();
            }
            String words = found.replaceFirst(label);
            return Optional.of(
                    player.isEmpty()
                            ? new EmbedAddress("link-card", words, Map.of("href", text))
                            : new EmbedAddress(
                                    "embed",
                                    words,
                                    Map.of("href", text, "ratio", ratio, "src", found.replaceFirst(player))));
        }
    }

    /** What {@code text} leads to, if it is an address that a component can show. */
    public static Optional<EmbedAddress> of(String text) {
        return film(text)
                .or(() -> SITES.stream().flatMap(site -> site.of(text).stream()).findFirst());
    }

    /** The film that {@code address} leads to, if it is one at YouTube or Vimeo. */
    public static Optional<EmbedAddress> film(String address) {
        Matcher youtube = YOUTUBE.matcher(address);
        if (youtube.matches()) {
            Map<String, String> shape = youtube.group(1) == null ? Map.of() : Map.of("ratio", "9:16");
            return Optional.of(at("youtube", youtube.group(2), address, shape));
        }
        Matcher vimeo = VIMEO.matcher(address);
        if (!vimeo.matches()) {
            return Optional.empty();
        }
        Matcher key = KEY.matcher(address);
        String hidden = vimeo.group(2) != null ? vimeo.group(2) : key.find() ? key.group(1) : "";
        String id = vimeo.group(1) + (hidden.isEmpty() ? "" : "/" + hidden);
        return Optional.of(at("vimeo", id, address, Map.of()));
    }

    private static EmbedAddress at(String component, String id, String address, Map<String, String> shape) {
        Map<String, String> attributes = new TreeMap<>(shape);
        attributes.put("id", id);
        Matcher start = START.matcher(address);
        int seconds =
                start.find() ? number(start.group(1)) * 3600 + number(start.group(2)) * 60 + number(start.group(3)) : 0;
        if (seconds > 0) {
            attributes.put("start", String.valueOf(seconds));
        }
        return new EmbedAddress(component, "", attributes);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
