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
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
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
    private static final String ORIGINALS = ".octavo/originals/";
    private static final Pattern ABOUT = Pattern.compile(
            "\\A(?:<#--|/\\*)\\s*+(?:component \\([^)]*+\\):\\s*+)?(.*?)(?=\\.\\s|\\.?(?<!\\s)\\s*+(?:-->|\\*/)|\\n\\s*\\n)",
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
     * A copy of a part.
     *
     * @param renewed whether it was there, and only its note has changed
     */
    public record Copy(Path file, boolean renewed) {}

    /**
     * Copies a part into the site, notes in a first line what it was copied from, and keeps the original, to which a later
     * one is compared. A copy of an older original stays, and counts as one of today's.
     *
     * @param part its name, or the end of it
     * @param version of Octavo
     * @throws ProblemException if there is no such part, or the site has a file of its own there
     */
    public Copy eject(String part, String version) throws IOException {
        SourcePath file = named(part);
        Path target = siteFolder.resolve(file.value());
        try {
            AtomicFiles.create(target, copy(file, version));
            keepOriginal(file);
            return new Copy(target, false);
        } catch (FileAlreadyExistsException there) {
            String own = text(file);
            if (copied(own).filter(hash -> !hash.equals(hash(file))).isPresent()) {
                keepOriginal(file);
                AtomicFiles.rewrite(
                        target, COPY.matcher(own).replaceFirst(Matcher.quoteReplacement(comment(file, version))));
                return new Copy(target, true);
            }
            throw new ProblemException(
                    ProblemKind.COMMAND
                            .error("the site has this part already", Location.file(file.value()))
                            .hint(
                                    "octavo doctor says how it differs from the theme's; to copy that anew, delete the file first"));
        }
    }

    private SourcePath named(String part) {
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
        return exact.orElseGet(() -> found.get(0));
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

    private void keepOriginal(SourcePath file) throws IOException {
        Path kept = siteFolder.resolve(ORIGINALS + file);
        Files.createDirectories(kept.getParent());
        Files.write(kept, project.read(original(file)).bytes());
    }

    /** Returns the text of which the site's file is a copy, if it was kept on this machine. */
    static Optional<String> keptOriginal(Path siteFolder, SourcePath file, String hash) {
        try {
            byte[] kept = Files.readAllBytes(siteFolder.resolve(ORIGINALS + file));
            return Optional.of(new String(kept, StandardCharsets.UTF_8))
                    .filter(text -> Hash.of(kept).hex().equals(hash));
        } catch (IOException notKept) {
            return Optional.empty();
        }
    }

    private String copy(SourcePath file, String version) {
        String text = text(original(file));
        String comment = comment(file, version);
        // The first comment of a component says what it takes.
        return kind(file).equals("component") && !file.value().endsWith(".css") ? text + comment : comment + text;
    }

    /** The line that notes what a copy was copied from. */
    private String comment(SourcePath file, String version) {
        String theme = project.theme(original(file));
        String note = "A copy of " + name(file) + " of "
                + (theme.equals("default") ? "Octavo " + version : "the theme " + theme)
                + " (" + hash(file) + "): octavo doctor tells when that changes";
        return file.value().endsWith(".css") ? "/* " + note + " */\n" : "<#-- " + note + " -->\n";
    }

    private String hash(SourcePath file) {
        return Hash.of(project.read(original(file)).bytes()).hex();
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
