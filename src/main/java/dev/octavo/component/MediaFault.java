package dev.octavo.component;

import dev.octavo.address.PercentEncoding;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Component;
import dev.octavo.site.Component.Attribute;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds films and recordings that browsers cannot play, judged by their names. */
final class MediaFault {
    private static final Map<String, String> WORDS = Map.of("audio", "recording", "video", "film");
    private static final Pattern UNPLAYABLE = Pattern.compile(
            "(?i)(?:.*/)?(([^/?#]+)\\.(?:"
                    + "(avi|mkv|wmv|asf|flv|f4v|mpe?g|m2v|mts|m2ts|vob|rm|rmvb|divx)|wma|aiff?|amr|midi?|ape|ac3|ra|caf|au))(?:[?#].*)?");

    private MediaFault() {}

    static Optional<Problem> of(Component component, Attribute attribute, Location place) {
        String word = WORDS.get(component.name());
        if (word == null || attribute.address().isEmpty() || !attribute.name().equals("src")) {
            return Optional.empty();
        }
        String written = attribute.value();
        if (attribute.address().get().kind() == Kind.IMAGE) {
            return Optional.of(Problem.error("\"" + written + "\" is a picture, and no " + word, place)
                    .hint("write the name of the " + word + ", or show the picture: ![what it shows](" + written
                            + ")"));
        }
        Matcher file = UNPLAYABLE.matcher(written);
        if (!file.matches()) {
            return Optional.empty();
        }
        String made = file.group(2) + (file.group(3) != null && word.equals("film") ? ".mp4" : ".mp3");
        return Optional.of(Problem.warning("most browsers cannot play \"" + written + "\"", place)
                .hint("make a file of it that they can, and write its name here: ffmpeg -i " + argument(file.group(1))
                        + " " + argument(made)));
    }

    private static String argument(String fileName) {
        String name = PercentEncoding.decoded(fileName).orElse(fileName);
        return name.contains(" ") ? '"' + name + '"' : name;
    }
}
