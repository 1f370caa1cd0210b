package dev.octavo.blog.site;

import java.util.List;

/**
 * The theme of a site.
 *
 * @param names its name and those of the themes that it extends, topmost first; none for the default theme
 * @param settings the values of its settings, for templates
 */
public record ChosenTheme(List<String> names, Extra settings) {
    public static final ChosenTheme DEFAULT = new ChosenTheme(List.of(), Extra.NONE);

    public ChosenTheme {
        names = List.copyOf(names);
    }
}
