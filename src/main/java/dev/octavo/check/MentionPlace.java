package dev.octavo.check;

import dev.octavo.links.AuthoredLink;
import dev.octavo.problem.Location;
import dev.octavo.project.Project;

/** Finds where an author wrote something. */
public final class MentionPlace {
    private MentionPlace() {}

    public static Location of(AuthoredLink mention, Project project) {
        return mention.place().orElseGet(() -> inText(mention, project));
    }

    /** Where front matter and YAML say it: the first place that reads so, the file where it is written otherwise. */
    private static Location inText(AuthoredLink mention, Project project) {
        String path = mention.from().value();
        if (!project.has(mention.from())) {
            return Location.file(path);
        }
        String text = project.read(mention.from()).text();
        int start = text.indexOf(mention.written());
        return start < 0
                ? Location.file(path)
                : Location.in(path, text, start, start + mention.written().length());
    }
}
