package dev.octavo.blog.content;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.schema.AuthorLookup;
import dev.octavo.blog.schema.Defaults;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Problems;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The defaults that folders set for all articles in them.
 *
 * @param byFolder each with those of the folders around it merged in
 * @param otherwise for folders without
 */
record FolderDefaults(Map<String, Defaults> byFolder, Defaults otherwise) {
    FolderDefaults {
        byFolder = Map.copyOf(byFolder);
    }

    static FolderDefaults read(Project project, List<SourcePath> files, Context context, Problems problems) {
        FolderDefaults all = ofSite(context);
        for (SourcePath file : outerFirst(files)) {
            Map<String, Defaults> more = new TreeMap<>(all.byFolder);
            Defaults outer = all.of(file);
            problems.unlessThrown(() -> TreeReader.read(
                                    StructuredText.file(
                                            Syntax.YAML,
                                            file.value(),
                                            project.read(file).text()),
                                    problems)
                            .flatMap(keys -> Defaults.read(keys, context.authors(), problems)))
                    .ifPresent(defaults -> more.put(file.folder(), defaults.within(outer)));
            all = new FolderDefaults(more, all.otherwise);
        }
        return all;
    }

    /**
     * What the files refer to.
     *
     * @param contents whether the site shows contents of all articles
     */
    record Context(List<Section> sections, boolean contents, AuthorLookup authors) {}

    /** Returns what the settings say, by folder: the layouts of sections, and whether there are contents. */
    private static FolderDefaults ofSite(Context context) {
        Map<String, Defaults> folders = new TreeMap<>();
        Defaults all = context.contents() ? Defaults.CONTENTS : Defaults.NONE;
        for (Section section : context.sections()) {
            if (section.layout().isPresent()) {
                folders.put(section.folder(), all.withLayout(section.layout()));
            }
        }
        return new FolderDefaults(folders, all);
    }

    private static List<SourcePath> outerFirst(List<SourcePath> files) {
        return files.stream().sorted(Comparator.comparing(SourcePath::folder)).toList();
    }

    Defaults of(SourcePath file) {
        return byFolder.isEmpty()
                ? otherwise
                : file.folders().stream()
                        .flatMap(folder -> Stream.ofNullable(byFolder.get(folder)))
                        .findFirst()
                        .orElse(otherwise);
    }

    /** Returns the defaults without details from author files, which may change while the articles stay. */
    static Defaults withoutAuthorDetails(Defaults defaults) {
        List<Author> names = defaults.authors().stream()
                .map(author -> Author.named(author.id(), author.name()))
                .toList();
        return new Defaults(
                names, defaults.tags(), defaults.layout(), defaults.language(), defaults.switches(), defaults.extra());
    }
}
