package dev.octavo.blog.markdown.html;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises tags of Liquid, Hugo and Ghost in addresses: {@code {{ site.url }}/a.jpg}, {@code {{< ref "a.md" >}}}. */
public final class TemplateTag {
    private static final Pattern TAG = Pattern.compile("\\{\\{.{0,2000}?}}|\\{%.{0,2000}?%}|^__GHOST_URL__");
    private static final Pattern ARTICLE =
            Pattern.compile("\\{[{%][<%-]?\\s*(?:ref|relref|post_url|link)\\s+[\"']?([^\\s\"']+).*");
    private static final Pattern QUOTED = Pattern.compile("[^\"']*+[\"']([^\"']++)[\"'].*");

    private TemplateTag() {}

    /** The path to write instead of an address with such a tag; empty if there is no tag or no path in it. */
    public static Optional<String> path(String written) {
        String address = written.replaceFirst("^<(.*)>$", "$1");
        if (!address.contains("{{") && !address.contains("{%") && !address.startsWith("__GHOST_URL__")) {
            return Optional.empty();
        }
        Matcher article = ARTICLE.matcher(address);
        if (article.matches()) {
            String[] parts = article.group(1).split("#", 2);
            String name = parts[0].replaceAll("(?<!/)/+$", "").replaceFirst("^.*/", "");
            String file = name.contains(".") ? name : name + ".md";
            return Optional.of(parts.length > 1 ? file + "#" + parts[1] : file);
        }
        String rest = TAG.matcher(address).replaceAll("").strip();
        Matcher quoted = QUOTED.matcher(address);
        return rest.isEmpty() && quoted.matches()
                ? Optional.of(quoted.group(1))
                : Optional.of(rest).filter(path -> !path.isEmpty());
    }

    /** Advice, as a second clause, on where to put a file with the address {@code path}; empty for pages and articles. */
    public static String place(String path) {
        return path.matches("/.*\\.(?!html?$|md$)[A-Za-z0-9]+") ? ", and put the file there, at static" + path : "";
    }
}
