package dev.octavo.publish.look;

import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.look.Host.Remedy;
import dev.octavo.publish.look.visit.Answer;
import dev.octavo.publish.site.FileKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sees whether a file is sent as what it is. */
final class ContentTypes {
    private static final String UNKNOWN = MediaTypes.of("");
    private static final Set<String> XML = Set.of("application/atom+xml", "application/rss+xml", "text/xml");

    /** What hosts say as well, and browsers take for the same. */
    private static final Map<String, Set<String>> ALSO = Map.ofEntries(
            Map.entry("text/javascript", Set.of("application/javascript", "application/x-javascript")),
            Map.entry("application/xml", XML),
            Map.entry("application/json", Set.of("application/feed+json", "application/ld+json", "text/json")),
            Map.entry("application/manifest+json", Set.of("application/json")),
            Map.entry("text/markdown", Set.of("text/plain")),
            Map.entry("image/vnd.microsoft.icon", Set.of("image/x-icon")),
            Map.entry("audio/mp4", Set.of("audio/x-m4a")),
            Map.entry("audio/ogg", Set.of("application/ogg", "video/ogg", "audio/opus")),
            Map.entry("audio/wav", Set.of("audio/x-wav", "audio/wave")),
            Map.entry("audio/flac", Set.of("audio/x-flac")),
            Map.entry("application/zip", Set.of("application/x-zip-compressed", UNKNOWN)),
            Map.entry("application/gzip", Set.of("application/x-gzip", UNKNOWN)));

    /** With another type browsers show the source, offer the file for saving, or do without it. */
    private static final Set<String> NEEDED =
            Set.of("text/html", "text/css", "text/javascript", "image/svg+xml", "application/xml");

    private ContentTypes() {}

    /** What is wrong with the header Content-Type of an answer that brought the file {@code path}. */
    static Optional<Finding> fault(OutputPath path, Answer answer) {
        Optional<String> header = answer.header("content-type");
        String place = answer.uri().toString();
        String right = MediaTypes.of(path.value());
        String type = essence(right);
        if (type.equals(UNKNOWN) || isMap(path)) {
            return Optional.empty();
        }
        String sent = header.map(ContentTypes::essence).orElse("");
        if (!sent.equals(type) && !ALSO.getOrDefault(type, Set.of()).contains(sent) && !isFont(type, sent)) {
            String fact = sent.isEmpty() ? "sent without a Content-Type" : "sent as " + sent;
            String remedy = Remedy.TYPE.at(Host.of(answer), extension(path), type);
            String whole = fact + ", not as " + type;
            return Optional.of(
                    NEEDED.contains(type)
                            ? Finding.error(whole, place, remedy)
                            : Finding.warning(whole, place, remedy));
        }
        // RFC 7303, 8: XML says its encoding itself.
        if (FileKind.of(path) == FileKind.PAGE && !charset(header.orElse("")).equals("utf-8")) {
            String said = charset(header.orElse(""));
            String fact = said.isEmpty() ? "sent without its charset" : "sent as " + said + ", but it is UTF-8";
            return Optional.of(Finding.warning(fact, place, Remedy.CHARSET.at(Host.of(answer))));
        }
        return Optional.empty();
    }

    private static boolean isFont(String type, String sent) {
        boolean named = sent.startsWith("font/") || (sent.startsWith("application/") && sent.contains("font"));
        return type.startsWith("font/") && (named || sent.equals(UNKNOWN));
    }

    /** A source map, which only developers load. */
    private static boolean isMap(OutputPath path) {
        return extension(path).equals("map");
    }

    private static String extension(OutputPath path) {
        String name = path.value();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String essence(String header) {
        return header.split(";", 2)[0].strip();
    }

    private static String charset(String header) {
        int at = header.indexOf("charset=");
        String value = at < 0 ? "" : header.substring(at + "charset=".length()).split(";", 2)[0];
        return value.replace("\"", "").strip();
    }
}
