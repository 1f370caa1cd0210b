package dev.octavo.build.pipeline.make;

import dev.octavo.blog.project.Project;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.render.template.TemplateSource;
import java.util.List;
import java.util.Optional;

/**
 * The templates of a site, with its themes' for those that it does not have. The original of a template is named after the
 * theme, if any, whose file takes its place: {@code @:partials/head.ftlh}, {@code @magazine:partials/head.ftlh}.
 */
public record ProjectTemplates(Project project) implements TemplateSource {
    private static final String FOLDER = "templates";

    /** The files that are empty in the default theme, and meant for others'. */
    private static final String SLOTS = "slots/";

    /** How templates write their way to the folder of slots. */
    private static final List<String> FOLDERS = List.of("", "/", "../");

    private static final String INCLUDE = "<#include \"";

    /** An empty slot is not even included, so that pages do not take longer for what no site uses. */
    @Override
    public Optional<String> text(String name) {
        Optional<SourcePath> path = path(project, name);
        return path.isEmpty()
                ? Optional.empty()
                : Optional.of(withoutEmptySlots(project.read(path.get()).text()));
    }

    private String withoutEmptySlots(String template) {
        String text = template;
        for (int slot = text.indexOf(SLOTS); slot >= 0; slot = text.indexOf(SLOTS, slot + 1)) {
            int start = text.lastIndexOf(INCLUDE, slot);
            int end = text.indexOf("\">", slot);
            boolean included = start >= 0
                    && end >= 0
                    && FOLDERS.contains(text.substring(start + INCLUDE.length(), slot))
                    && text.indexOf('\n', slot) > end
                    && text.lastIndexOf("<#--", start) <= text.lastIndexOf("-->", start); // not in a comment
            if (included && isEmpty(text.substring(slot, end))) {
                // As long as what it takes the place of, for the places of mistakes.
                String comment = "<#--" + " ".repeat(end - start - 5) + "-->";
                text = text.substring(0, start) + comment + text.substring(end + 2);
            }
        }
        return text;
    }

    private boolean isEmpty(String slot) {
        SourcePath path = new SourcePath(FOLDER + "/" + slot);
        return project.has(path) && isOfDefaultTheme(project, path);
    }

    private static boolean isOfDefaultTheme(Project project, SourcePath path) {
        return !project.isOwn(path) && project.file(path).equals(path);
    }

    /** Returns the slots that the site or its theme fills, on which all templates depend that have places for them. */
    static String filledSlots(Project project) {
        StringBuilder filled = new StringBuilder();
        for (SourcePath path : project.files()) {
            if (path.isUnder(FOLDER + "/slots") && !isOfDefaultTheme(project, path)) {
                filled.append(path).append(' ');
            }
        }
        return filled.toString();
    }

    /** Returns the file of a template; absent if there is none, or the name cannot be a file name. */
    static Optional<SourcePath> path(Project project, String name) {
        try {
            int colon = name.startsWith("@") ? name.indexOf(':') : -1;
            SourcePath path = new SourcePath(FOLDER + "/" + name.substring(colon + 1));
            return colon < 0
                    ? Optional.of(path).filter(project::has)
                    : project.original(path, name.substring(1, colon));
        } catch (IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }

    @Override
    public String file(String name) {
        return path(project, name).map(path -> project.file(path).value()).orElse(FOLDER + "/" + name);
    }

    @Override
    public String original(String name, String includer) {
        return "@" + path(project, includer).map(project::theme).orElse("") + ":" + name;
    }

    @Override
    public Optional<String> textOfFile(String file) {
        return Optional.of(project.read(new SourcePath(file)).text());
    }

    @Override
    public List<String> names() {
        return project.filesUnder(FOLDER)
                .map(path -> path.value().substring(FOLDER.length() + 1))
                .toList();
    }
}
