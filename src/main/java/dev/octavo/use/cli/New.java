package dev.octavo.use.cli;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.work.OtherProgram;
import dev.octavo.use.importer.source.Sources;
import dev.octavo.use.scaffold.NewArticle;
import dev.octavo.use.scaffold.NewSite;
import dev.octavo.use.scaffold.NewWords;
import dev.octavo.use.scaffold.NewWorkflow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code new}: creates a site, a post, a page, a file of words, or a workflow. */
@Command(name = "new")
final class New {
    private final Environment environment;

    New(Environment environment) {
        this.environment = environment;
    }

    @Command
    int site(
            @Parameters(paramLabel = "DIR", description = "The folder.") Path folder,
            @Option(names = "--theme", paramLabel = "NAME") Optional<String> theme)
            throws IOException {
        Path site = environment.path(folder);
        Optional<String> program = Sources.program(site);
        NewSite.Begun begun = NewSite.write(
                site, LocalDate.now(environment.clock()), environment.clock().getZone(), theme);
        environment.print(environment.shown(site));
        environment.say(
                begun.notes().isEmpty()
                        ? "A site to begin with."
                        : "Written: "
                                + begun.written().stream()
                                        .map(file -> Slashes.of(site.relativize(file)))
                                        .collect(Collectors.joining(", ")));
        begun.notes().forEach(environment::say);
        program.ifPresent(name -> environment.say("Here is a site of " + name
                + ". To take over its articles, pictures and addresses, import it into a new folder:  octavo import "
                + inShell(folder.toString()) + " --site " + inShell(besides(site))));
        boolean here = site.equals(environment.path(Path.of("")));
        environment.say("See it in the browser while you write:  octavo serve"
                + (here ? "" : " --site " + inShell(folder.toString())));
        return 0;
    }

    @Command
    int post(
            @Parameters(paramLabel = "TITLE", arity = "1..*", description = "The title.") String[] title,
            @Option(names = "--folder") boolean inFolder,
            @Option(names = "--section", paramLabel = "NAME") Optional<String> section,
            @Option(names = "--edit") boolean edit)
            throws IOException, InterruptedException {
        Optional<Editor> editor = editor(edit);
        Path file = begin(inFolder ? NewArticle.Kind.POST_IN_FOLDER : NewArticle.Kind.POST, section, title);
        environment.say("It is a draft:  octavo serve  shows it.");
        return open(file, editor);
    }

    @Command
    int page(
            @Parameters(paramLabel = "TITLE", arity = "1..*", description = "The title.") String[] title,
            @Option(names = "--edit") boolean edit)
            throws IOException, InterruptedException {
        Optional<Editor> editor = editor(edit);
        return open(begin(NewArticle.Kind.PAGE, Optional.empty(), title), editor);
    }

    @Command
    int words(
            @Parameters(paramLabel = "LANGUAGE", description = "A language tag, such as de or pt-BR.") String language)
            throws IOException {
        environment.print(environment.shown(NewWords.write(language, environment.folder())));
        return 0;
    }

    @Command
    int workflow(
            @Parameters(paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.") NewWorkflow.Kind kind)
            throws IOException {
        NewWorkflow.Begun begun = NewWorkflow.write(
                kind, environment.folder(), environment.clock().instant(), environment.threads());
        environment.print(environment.shown(begun.file()));
        environment.err().print(begun.steps());
        return 0;
    }

    // Called before the article is written, so that a missing editor leaves no file behind.
    private Optional<Editor> editor(boolean edit) {
        return edit ? Optional.of(Editor.of(environment.variables())) : Optional.empty();
    }

    private Path begin(NewArticle.Kind kind, Optional<String> section, String[] title) throws IOException {
        LocalDate today = LocalDate.now(environment.clock());
        Path file = NewArticle.write(kind, section, String.join(" ", title), environment.folder(), today);
        environment.print(environment.shown(file));
        return file;
    }

    private static int open(Path file, Optional<Editor> editor) throws IOException, InterruptedException {
        if (editor.isPresent()) {
            editor.get().edit(file);
        }
        return 0;
    }

    /** A folder beside another, as it is named from there. */
    private String besides(Path site) {
        String name =
                Optional.ofNullable(site.getFileName()).map(Path::toString).orElse("site");
        Path here = environment.path(Path.of("")).toAbsolutePath().normalize();
        return here.relativize(site.toAbsolutePath().normalize().resolveSibling(name + "-octavo"))
                .toString();
    }

    private static String inShell(String word) {
        return word.matches("[\\p{L}\\p{N}_./~-]+") ? word : OtherProgram.quoted(word);
    }
}
