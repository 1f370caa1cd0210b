package dev.octavo.use.cli;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.work.OtherProgram;
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
@Command(
        name = "new",
        description =
                "Create a site, a post, a page, a file of words for a language, or a workflow that publishes the site.",
        footer = {
            "",
            "Examples:",
            "  octavo new site my-blog",
            "  octavo new post \"Hello, world\"",
            "  octavo new page Colophon",
            "  octavo new words sv",
            "  octavo new workflow github"
        })
final class New {
    private static final String EDIT =
            "Open it in the editor of $VISUAL, or else $EDITOR, and wait until it is closed.";

    private final Environment environment;

    New(Environment environment) {
        this.environment = environment;
    }

    @Command(
            description = "Create a site that builds right away.",
            footer = {
                "",
                "Examples:",
                "  octavo new site my-blog           in a new folder",
                "  octavo new site .                 in this folder; the files in it stay as they are",
                "  octavo new site --theme log my-blog"
            })
    int site(
            @Parameters(paramLabel = "DIR", description = "The folder.") Path folder,
            @Option(
                            names = "--theme",
                            paramLabel = "NAME",
                            description = "Begin with that theme: log, magazine, folio, or one of yours.")
                    Optional<String> theme)
            throws IOException {
        Path site = environment.path(folder);
        NewSite.Begun begun = NewSite.write(
                site, LocalDate.now(environment.clock()), environment.clock().getZone(), theme);
        environment.out().println(environment.shown(site));
        environment
                .err()
                .println(
                        begun.notes().isEmpty()
                                ? "A site to begin with."
                                : "Written: "
                                        + begun.written().stream()
                                                .map(file -> Slashes.of(site.relativize(file)))
                                                .collect(Collectors.joining(", ")));
        begun.notes().forEach(environment.err()::println);
        boolean here = site.equals(environment.path(Path.of("")));
        environment
                .err()
                .println("See it in the browser while you write:  octavo serve"
                        + (here ? "" : " --site " + inShell(folder.toString())));
        return 0;
    }

    @Command(
            description = "Create a post, as a draft dated today, and print the name of its file.",
            footer = {
                "",
                "Examples:",
                "  octavo new post \"Hello, world\"",
                "  octavo new post --folder \"Four weeks in Rome\"    with room for its pictures",
                "  octavo new post --section notes \"A short one\"     in a section beside the blog",
                "  octavo new post --edit \"What I found out today\"  and open it in $VISUAL or $EDITOR"
            })
    int post(
            @Parameters(paramLabel = "TITLE", arity = "1..*", description = "The title.") String[] title,
            @Option(names = "--folder", description = "Give it its own folder, for pictures.") boolean inFolder,
            @Option(
                            names = "--section",
                            paramLabel = "NAME",
                            description = "Put it into that section instead of the blog.")
                    Optional<String> section,
            @Option(names = "--edit", description = EDIT) boolean edit)
            throws IOException, InterruptedException {
        Optional<Editor> editor = editor(edit);
        Path file = begin(inFolder ? NewArticle.Kind.POST_IN_FOLDER : NewArticle.Kind.POST, section, title);
        environment.err().println("It is a draft:  octavo build --drafts  shows it.");
        return open(file, editor);
    }

    @Command(
            description = "Create a page, such as \"About\", and print the name of its file.",
            footer = {"", "Examples:", "  octavo new page Colophon", "  octavo new page \"Talks and slides\""})
    int page(
            @Parameters(paramLabel = "TITLE", arity = "1..*", description = "The title.") String[] title,
            @Option(names = "--edit", description = EDIT) boolean edit)
            throws IOException, InterruptedException {
        Optional<Editor> editor = editor(edit);
        return open(begin(NewArticle.Kind.PAGE, Optional.empty(), title), editor);
    }

    @Command(
            description = {
                "Create a file of the theme's words in a language, such as \"min read\", and print its name.",
                "For a language that Octavo knows, the file changes its words; for another, translate the English ones in it."
            },
            footer = {"", "Examples:", "  octavo new words de", "  octavo new words sv", "  octavo new words en-US"})
    int words(
            @Parameters(paramLabel = "LANGUAGE", description = "A language tag, such as de or pt-BR.") String language)
            throws IOException {
        environment.out().println(environment.shown(NewWords.write(language, environment.folder())));
        return 0;
    }

    @Command(
            description = {
                "Create a workflow that builds and publishes the site, and print the name of its file.",
                "It runs after every push, on demand, and once a day, so that scheduled posts appear."
            },
            footer = {
                "",
                "Examples:",
                "  octavo new workflow github        GitHub Pages, built by GitHub",
                "  octavo new workflow gitlab        GitLab Pages, built by GitLab",
                "  octavo new workflow netlify       Netlify, built by GitHub",
                "  octavo new workflow cloudflare    Cloudflare Pages, built by GitHub"
            })
    int workflow(
            @Parameters(paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.") NewWorkflow.Kind kind)
            throws IOException {
        NewWorkflow.Begun begun = NewWorkflow.write(
                kind, environment.folder(), environment.clock().instant(), environment.threads());
        environment.out().println(environment.shown(begun.file()));
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
        environment.out().println(environment.shown(file));
        return file;
    }

    private static int open(Path file, Optional<Editor> editor) throws IOException, InterruptedException {
        if (editor.isPresent()) {
            editor.get().edit(file);
        }
        return 0;
    }

    private static String inShell(String word) {
        return word.matches("[\\p{L}\\p{N}_./~-]+") ? word : OtherProgram.quoted(word);
    }
}
