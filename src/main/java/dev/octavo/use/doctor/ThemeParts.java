package dev.octavo.use.doctor;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.blog.project.Project;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The parts of a site's theme: the templates and styles whose place its own files can take. */
public final class ThemeParts {
    private static final String TEMPLATES = "templates/";
    private static final String STYLES = "static/";
    private static final Pattern ABOUT = Pattern.compile(
            "\\A(?:<#--|/\\*)\\s*(?:component \\([^)]*\\):\\s*)?(.*?)(?=\\.\\s|\\.?\\s*(?:-->|\\*/)|\\n\\s*\\n)",
            Pattern.DOTALL);
    private static final Pattern COPY =
            Pattern.compile("(?m)^(?:<#--|/\\*) A copy of \\S+ of .*? \\((\\p{XDigit}{32})\\)[^\\n]*\\n");

    private final Path siteFolder;
    private final Project project;

    public ThemeParts(Path siteFolder, Project project) {
        this.siteFolder = siteFolder;
        this.project = project;
    }

    /**
     * A part.
     *
     * @param name by which other templates include it, or the address of a style without its first slash
     * @param about a sentence, from its first comment
     * @param kind {@code template}, {@code partial}, {@code slot}, {@code component} or {@code style}
     * @param theme whose file the site has; {@code site} if its own
     */
    public record Part(String name, String about, String kind, String theme) {}

    /** Returns all parts, those of a kind together. */
    public List<Part> all() {
        return Stream.of("template", "partial", "slot", "component", "style")
                .flatMap(kind -> files().filter(file -> kind(file).equals(kind)).map(file -> part(file, kind)))
                .toList();
    }

    private Stream<SourcePath> files() {
        return project.files().stream()
                .filter(project::isOfTheme)
                .filter(file -> file.value().endsWith(".ftlh") || file.value().endsWith(".css"));
    }

    private Part part(SourcePath file, String kind) {
        String theme = project.theme(file);
        return new Part(name(file), about(file, ""), kind, theme.isEmpty() ? "site" : theme);
    }

    /** Returns a sentence about the original below {@code theme}, or the next one that has any. */
    private String about(SourcePath file, String theme) {
        return project.original(file, theme)
                .map(original -> {
                    Matcher about = ABOUT.matcher(text(original));
                    return about.find()
                            ? about.group(1).strip().replaceAll("\\s+", " ") + "."
                            : about(file, project.theme(original));
                })
                .orElse("");
    }

    private static String kind(SourcePath file) {
        String folder = file.folder().replaceFirst("^templates/", "");
        return switch (folder) {
            case "partials", "slots", "components" -> folder.substring(0, folder.length() - 1);
            default -> file.isUnder("templates") ? "template" : "style";
        };
    }

    private static String name(SourcePath file) {
        return file.value().substring(file.isUnder("templates") ? TEMPLATES.length() : STYLES.length());
    }

    private SourcePath original(SourcePath file) {
        return project.original(file, "").orElseThrow();
    }

    private String text(SourcePath file) {
        return project.read(file).text();
    }

    /**
     * Copies a part into the site, and notes in a first line what it was copied from.
     *
     * @param part its name, or the end of it
     * @param version of Octavo
     * @throws ProblemException if there is no such part, or the site has a file of its own there
     */
    public Path eject(String part, String version) throws IOException {
        List<SourcePath> parts = files().toList();
        String wanted = part.replaceFirst("^(?:templates|static)/", "").replaceFirst("\\.(?:ftlh|css)$", "");
        List<SourcePath> found = parts.stream()
                .filter(file -> ("/" + plainName(file)).endsWith("/" + wanted))
                .toList();
        Optional<SourcePath> exact =
                found.stream().filter(file -> plainName(file).equals(wanted)).findFirst();
        if (exact.isEmpty() && found.size() != 1) {
            List<String> names = (found.isEmpty() ? parts : found)
                    .stream().map(ThemeParts::name).toList();
            throw ProblemException.of(
                    found.isEmpty()
                            ? "the theme has no part \"" + part + "\""
                            : "the theme has several parts \"" + part + "\"",
                    found.isEmpty()
                            ? nearest(wanted, parts).map(Spelling::question).orElse("octavo theme lists all parts")
                            : "write one of " + String.join(", ", names));
        }
        SourcePath file = exact.orElseGet(() -> found.get(0));
        Path target = siteFolder.resolve(file.value());
        try {
            AtomicFiles.create(target, copy(file, version));
            return target;
        } catch (FileAlreadyExistsException there) {
            throw new ProblemException(
                    ProblemKind.COMMAND
                            .error("the site has this part already", Location.file(file.value()))
                            .hint(
                                    "octavo doctor says how it differs from the theme's; to copy that anew, delete the file first"));
        }
    }

    private static Optional<String> nearest(String wanted, List<SourcePath> parts) {
        return Spelling.nearest(
                        wanted, parts.stream().map(ThemeParts::plainName).toList())
                .or(() -> Spelling.nearest(
                        wanted, parts.stream().map(SourcePath::baseName).toList()));
    }

    private static String plainName(SourcePath file) {
        return name(file).replaceFirst("\\.(?:ftlh|css)$", "");
    }

    private String copy(SourcePath file, String version) {
        SourcePath original = original(file);
        String theme = project.theme(original);
        String note = "A copy of " + name(file) + " of "
                + (theme.equals("default") ? "Octavo " + version : "the theme " + theme)
                + " (" + Hash.of(project.read(original).bytes()).hex() + "): octavo doctor tells when that changes";
        String text = text(original);
        if (file.value().endsWith(".css")) {
            return "/* " + note + " */\n" + text;
        }
        String comment = "<#-- " + note + " -->\n";
        // The first comment of a component says what it takes.
        return kind(file).equals("component") ? text + comment : comment + text;
    }

    /** Returns the hash of the original that a copy notes; empty if it notes none. */
    static Optional<String> copied(String text) {
        Matcher note = COPY.matcher(text);
        return note.find() ? Optional.of(note.group(1)) : Optional.empty();
    }

    static String withoutNote(String text) {
        return COPY.matcher(text).replaceFirst("");
    }
}
