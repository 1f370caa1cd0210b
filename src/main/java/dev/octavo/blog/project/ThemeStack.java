package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The themes of a site: the one that {@code theme} in its settings names, what that extends, and at last the default one.
 * A theme's files take the place of those below it one by one, as the site's own files take the place of a theme's.
 *
 * @param layers the themes above the default one, topmost first; most sites have none
 */
record ThemeStack(List<Layer> layers, Theme basis) {
    static final String FOLDER = "themes";
    /** The file that makes a folder a theme. */
    static final String SETTINGS = "theme.yaml";

    static final String DEFAULT = "default";
    private static final String WORDS = "templates/words";

    /** A theme above the default one, with the files of its folder by their paths in it. */
    private record Layer(String name, Map<SourcePath, Optional<byte[]>> files) {
        private Layer {
            files = Map.copyOf(files);
        }

        private boolean has(SourcePath path) {
            return files.containsKey(inFolder(path));
        }

        private SourcePath file(SourcePath path) {
            return new SourcePath(FOLDER + "/" + name + "/" + inFolder(path));
        }

        /** A theme's words lie beside its templates, and a site's below them. */
        private static SourcePath inFolder(SourcePath path) {
            return path.isUnder(WORDS) ? new SourcePath(path.value().substring("templates/".length())) : path;
        }

        private Stream<SourcePath> paths() {
            return files.keySet().stream()
                    .filter(path -> FolderListing.PARTS_OF_THEMES.stream().anyMatch(path::isUnder))
                    .filter(path -> !path.isUnder(WORDS))
                    .map(path -> path.isUnder("words") ? new SourcePath("templates/" + path) : path);
        }
    }

    ThemeStack {
        layers = List.copyOf(layers);
    }

    /**
     * @param root the real path of the site's folder
     * @param own the site's files by name, with those of the themes in its folder {@code themes/}
     */
    static ThemeStack of(Path root, Map<SourcePath, Path> own, Theme basis, Problems problems) {
        List<Layer> layers = new ArrayList<>();
        String ofDefault = FOLDER + "/" + DEFAULT + "/" + SETTINGS;
        if (own.containsKey(new SourcePath(ofDefault))) {
            problems.add(ProblemKind.THEME
                    .error("a theme of the site cannot be called \"default\"", Location.file(ofDefault))
                    .hint("give its folder another name, and write that after \"theme:\" in content/site.yaml"));
        }
        Optional<Node.Scalar> next = value("theme", "content/site.yaml", bytes(own, "content/site.yaml"));
        while (next.isPresent() && !next.get().text().equals(DEFAULT)) {
            String name = next.get().text();
            if (layers.stream().anyMatch(layer -> layer.name().equals(name))) {
                problems.add(circle(layers, next.get()));
                break;
            }
            String settings = FOLDER + "/" + name + "/" + SETTINGS;
            Layer layer = layer(name, own);
            if (name.contains("/") || !layer.files().containsKey(new SourcePath(SETTINGS))) {
                if (!Theme.namesIn(root).contains(name)) { // else it was refused, which the listing has reported
                    problems.add(missing(next.get(), root));
                }
                break;
            }
            layers.add(layer);
            layer.files().keySet().stream()
                    .filter(path -> path.isUnder(WORDS))
                    .map(path -> Location.file(FOLDER + "/" + name + "/" + path))
                    .forEach(file -> problems.add(ProblemKind.THEME
                            .error("a theme's words are not among its templates", file)
                            .hint("move this file to " + FOLDER + "/" + name + "/words/")));
            next = value(
                    "extends",
                    settings,
                    layer.files()
                            .getOrDefault(new SourcePath(SETTINGS), Optional.empty())
                            .or(() -> bytes(own, settings)));
        }
        return new ThemeStack(layers, basis);
    }

    private static Layer layer(String name, Map<SourcePath, Path> own) {
        Map<SourcePath, Optional<byte[]>> files = new HashMap<>();
        String folder = FOLDER + "/" + name;
        own.keySet().stream()
                .filter(path -> path.isUnder(folder))
                .forEach(path ->
                        files.put(new SourcePath(path.value().substring(folder.length() + 1)), Optional.empty()));
        if (files.isEmpty() && Theme.names().contains(name)) {
            Theme packed = Theme.named(name);
            packed.paths().forEach(path -> files.put(path, packed.bytes(path)));
        }
        return new Layer(name, files);
    }

    /** Returns the bytes of a file that is read for one key only; whoever reads the others reports that it cannot be read. */
    private static Optional<byte[]> bytes(Map<SourcePath, Path> own, String path) {
        Path file = own.get(new SourcePath(path));
        try {
            return file == null ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the value of {@code key} in a file of YAML, if it is one text; whoever reads the others reports mistakes. */
    private static Optional<Node.Scalar> value(String key, String path, Optional<byte[]> bytes) {
        String text = bytes.isEmpty() ? "" : new String(bytes.get(), StandardCharsets.UTF_8);
        if (!text.contains(key)) {
            return Optional.empty(); // as in most sites, for which nothing more is loaded
        }
        return TreeReader.read(StructuredText.file(Syntax.YAML, path, text), new Problems())
                .flatMap(keys -> keys.entry(key))
                .map(Node.Entry::value)
                .filter(value ->
                        value instanceof Node.Scalar scalar && !scalar.text().isBlank())
                .map(Node.Scalar.class::cast);
    }

    private static Problem circle(List<Layer> layers, Node.Scalar again) {
        String names = Stream.concat(layers.stream().map(Layer::name), Stream.of(again.text()))
                .dropWhile(name -> !name.equals(again.text()))
                .collect(Collectors.joining(", "));
        return ProblemKind.THEME
                .error("these themes extend each other in a circle: " + names, again.location())
                .hint("write the name of a theme that does not build on this one, or delete \"extends\"");
    }

    private static Problem missing(Node.Scalar written, Path root) {
        String name = written.text();
        if (name.matches("[\\w-][\\w.-]*") && Files.isDirectory(root.resolve(FOLDER + "/" + name))) {
            return ProblemKind.THEME
                    .error("there is no " + SETTINGS + " in " + FOLDER + "/" + name + "/", written.location())
                    .hint("write " + FOLDER + "/" + name + "/" + SETTINGS + " with at least a name:\nname: " + name
                            + "\nA theme for another program does not work here: then delete the key");
        }
        Set<String> names = Theme.namesFor(root);
        return ProblemKind.THEME
                .error("there is no theme \"" + name + "\"", written.location())
                .hint(Spelling.suggestion(name, names)
                        .orElseGet(() -> "write one of " + String.join(", ", names) + ", or the name of a folder in "
                                + FOLDER + "/; one for another program does not work here: then delete the key"));
    }

    /** Returns the files that a site has from its themes, by the paths that the site's own would have. */
    Set<SourcePath> paths() {
        return layers.isEmpty()
                ? basis.paths()
                : Stream.concat(basis.paths().stream(), layers.stream().flatMap(Layer::paths))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the theme that has {@code file}; empty if it is not in a folder of a theme. */
    static Optional<String> themeOf(SourcePath file) {
        String[] parts = file.value().split("/", 3);
        return parts[0].equals(FOLDER) && parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
    }

    List<String> names() {
        return layers.stream().map(Layer::name).toList();
    }

    /** Returns where the topmost theme that has {@code path} keeps it: {@code themes/NAME/…}; the same path for the default theme's. */
    SourcePath file(SourcePath path) {
        return inLayer(0, path).orElse(path);
    }

    /**
     * Returns the original of a file.
     *
     * @param above the theme whose file takes its place; empty for a file of the site's own
     * @return where the topmost theme below {@code above} that has {@code path} keeps it; empty if none has it
     */
    Optional<SourcePath> original(SourcePath path, String above) {
        if (above.equals(DEFAULT)) {
            return Optional.empty();
        }
        Optional<SourcePath> file = inLayer(above.isEmpty() ? 0 : names().indexOf(above) + 1, path);
        return file.isPresent() || basis.bytes(path).isEmpty()
                ? file
                : Optional.of(new SourcePath(FOLDER + "/" + DEFAULT + "/" + path));
    }

    /** Loads nothing for a site without a theme. */
    private Optional<SourcePath> inLayer(int first, SourcePath path) {
        for (int i = first; i < layers.size(); i++) {
            if (layers.get(i).has(path)) {
                return Optional.of(layers.get(i).file(path));
            }
        }
        return Optional.empty();
    }

    /** Returns the bytes of a file that is packed with the program, by a path from {@link #file} or {@link #original}. */
    Optional<byte[]> bytes(SourcePath file) {
        Optional<byte[]> packed = basis.bytes(file);
        Optional<String> theme = packed.isPresent() ? Optional.empty() : themeOf(file);
        if (theme.isEmpty()) {
            return packed;
        }
        SourcePath path = new SourcePath(
                file.value().substring(FOLDER.length() + theme.get().length() + 2));
        return theme.get().equals(DEFAULT)
                ? basis.bytes(path)
                : layers.stream()
                        .filter(layer -> layer.name().equals(theme.get()))
                        .findFirst()
                        .flatMap(layer -> layer.files().getOrDefault(path, Optional.empty()));
    }
}
