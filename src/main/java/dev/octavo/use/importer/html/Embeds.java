package dev.octavo.use.importer.html;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Players of other sites, as Octavo's components. */
final class Embeds {
    private static final Pattern YOUTUBE =
            Pattern.compile("(?:https?:)?//(?:www\\.|m\\.)?(?:youtube(?:-nocookie)?\\.com/"
                    + "(?:watch\\?(?:[^#]*&)?v=|embed/|shorts/|live/|v/)|youtu\\.be/)([\\w-]{11})(?:[?&#]([^\\s]*))?");
    private static final Pattern VIMEO =
            Pattern.compile("(?:https?:)?//(?:www\\.|player\\.)?vimeo\\.com/(?:video/)?(\\d+)(?:[?#/].*)?");
    private static final Pattern START = Pattern.compile("(?:^|[?&#;])(?:t|start)=(\\d+)s?(?:$|[&#])");

    private Embeds() {}

    /** @param label Markdown; empty if nothing says what is shown */
    static Optional<String> player(String address, String label) {
        Matcher youtube = YOUTUBE.matcher(address.strip());
        if (youtube.matches()) {
            Matcher start = START.matcher(address);
            return Optional.of("::youtube" + inBrackets(label) + "{id=" + youtube.group(1)
                    + (start.find() && !start.group(1).equals("0") ? " start=" + start.group(1) : "") + "}");
        }
        Matcher vimeo = VIMEO.matcher(address.strip());
        return vimeo.matches()
                ? Optional.of("::vimeo" + inBrackets(label) + "{id=" + vimeo.group(1) + "}")
                : Optional.empty();
    }

    static String inBrackets(String label) {
        return label.isEmpty() ? "" : "[" + label.replace("\\\n", " ").replace('\n', ' ') + "]";
    }

    /** An attribute of a component, after a space. */
    static String attribute(String name, String value) {
        return value.isEmpty()
                ? ""
                : " " + name + "=\""
                        + value.replace("\\", "\\\\").replace("\"", "\\\"").strip() + "\"";
    }
}
