package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.project.Project;
import dev.octavo.lib.problem.Location;

/** Finds the place at which an author wrote a link or named a file. */
public final class LinkLocation {
    private LinkLocation() {}

    public static Location of(AuthoredLink link, Project project) {
        return link.place().orElseGet(() -> inText(link, project));
    }

    /**
     * The first occurrence of the text in front matter or YAML, if possible one that is no part of a longer path; the whole file if it
     * is written differently there.
     */
    private static Location inText(AuthoredLink link, Project project) {
        String path = link.from().value();
        if (!project.has(link.from())) {
            return Location.file(path);
        }
        String text = project.read(link.from()).text();
        int start = text.indexOf(link.written());
        for (int at = start; at > 0; at = text.indexOf(link.written(), at + 1)) {
            if (" \"'[{\n".indexOf(text.charAt(at - 1)) >= 0) {
                start = at;
                break;
            }
        }
        return start < 0
                ? Location.file(path)
                : Location.in(path, text, start, start + link.written().length());
    }
}
