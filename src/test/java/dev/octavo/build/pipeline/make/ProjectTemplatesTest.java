package dev.octavo.build.pipeline.make;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectTemplatesTest {
    private final Path folder;

    ProjectTemplatesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void takesOutAnEmptySlotButNotOneInAComment() throws IOException {
        String slot = "<#include \"slots/after-post.ftlh\">\n";
        String empty = "<#--" + " ".repeat(slot.length() - 8) + "-->\n";
        String comment = "<#-- Not here:\n" + slot + "-->\n";
        Folders.write(folder, "content/site.yaml", "title: A\n", "templates/post.ftlh", slot + comment + slot);
        ProjectTemplates templates = new ProjectTemplates(Project.open(folder, Theme.packed()));
        assertEquals(Optional.of(empty + comment + empty), templates.text("post.ftlh"));
    }
}
