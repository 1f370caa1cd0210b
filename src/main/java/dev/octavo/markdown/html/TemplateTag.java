package dev.octavo.markdown.html;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tag of Liquid or Hugo in an address: {@code {{ site.url }}/a.jpg}, {@code {{< ref "a.md" >}}}. */
public final class TemplateTag {
    private static final Pattern TAG = Pattern.compile("\\{\\{.*?}}|\\{%.*?%}");
    private static final Pattern ARTICLE =
            Pattern.compile("\\{[{%][<%-]?\\s*(?:ref|relref|post_url|link)\\s+[\"']?([^\\s\"']+).*");
    private static final Pattern QUOTED = Pattern.compile(".*?[\"']([^\"']+)[\"'].*");

    private TemplateTag() {}

    /** What to write instead of {@code written}: the path that is meant; empty where there is no such tag. */
    public static Optional<String> path(String written) {
        String address = written.replaceFirst("^<(.*)>$", "$1");
        if (!address.contains("{{") && !address.contains("{%")) {
            return Optional.empty();
        }
        Matcher article = ARTICLE.matcher(address);
        if (article.matches()) {
            String[] parts = article.group(1).split("#", 2);
            String name = parts[0].replaceAll("/+$", "").replaceFirst(".*/", "");
            String file = name.contains(".") ? name : name + ".md";
            return Optional.of(parts.length > 1 ? file + "#" + parts[1] : file);
        }
        String rest = TAG.matcher(address).replaceAll("").strip();
        Matcher quoted = QUOTED.matcher(address);
        return rest.isEmpty() && quoted.matches()
                ? Optional.of(quoted.group(1))
                : Optional.of(rest).filter(path -> !path.isEmpty());
    }

    /** Where to put a file so that it has the address {@code path}, as a second clause; empty for pages and articles. */
    public static String place(String path) {
        return path.matches("/.*\\.(?!html?$|md$)[A-Za-z0-9]+") ? ", and put the file there, at static" + path : "";
    }
}
