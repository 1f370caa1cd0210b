package dev.octavo.use.importer.source;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.use.scaffold.OldSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * What the settings and files of a folder say of all that lies below a path: keys for the articles that lack them, and what is
 * not read.
 */
final class PathRules {
    /** The keys by which an article is public or not, has its address, and is found; others are for templates. */
    private static final Pattern INHERITED = Pattern.compile(
            "(?i)draft|private|published?|status|visibility|state|_?build|render|headless|password|unlisted|permalink|url"
                    + "|path|slug|date|expirydate|tags|categor(?:y|ies)|authors?|lang(?:uage)?|eleventyExcludeFromCollections");

    private static final Pattern COLLECTION = Pattern.compile("(?:.*/)?_([a-z][\\w-]*)/.*");
    private static final Pattern SECTION = Pattern.compile("(.*/)?_index(?:\\.[\\w-]+)?\\.\\w+");

    /**
     * Keys of articles.
     *
     * @param folder in which they lie, with a slash at the end
     * @param kind of articles, such as {@code post} or a collection; of any if it is empty
     */
    private record Rule(String folder, Pattern paths, String kind, Map<?, ?> keys) {
        int strength() {
            return 2 * (folder.length() + paths.pattern().length()) + (kind.isEmpty() ? 0 : 1);
        }
    }

    /** Paths that are not read, or that are read though one before says otherwise. */
    private record Ignored(Pattern paths, boolean read) {}

    private final Generator generator;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Ignored> ignored = new ArrayList<>();

    PathRules(Generator generator, OldSettings settings, Map<String, Path> files) throws IOException {
        this.generator = generator;
        for (String word : generator.words("ignored")) {
            String[] key = word.split(":", 2);
            settings.texts(key[0]).forEach(pattern -> ignore("", pattern, key[1]));
        }
        settings.value("collections")
                .ifPresent(collections -> Fields.of(collections)
                        .values()
                        .forEach((name, keys) -> add(
                                "",
                                Map.of(
                                        "scope",
                                        Map.of("path", "", "type", name),
                                        "values",
                                        Fields.of(keys).values()))));
        generator.words("defaults").forEach(key -> settings.value(key).ifPresent(value -> add("", value)));
        List<String> all = settings.texts("DEFAULT_METADATA");
        for (int i = 0; i + 1 < all.size(); i += 2) {
            add("", Map.of(all.get(i), all.get(i + 1)));
        }
        generator
                .text("status")
                .ifPresent(key -> add("", Map.of("status", settings.text(key).orElse("draft"))));
        for (Map.Entry<String, Path> file : files.entrySet()) {
            read(file.getKey(), file.getValue(), files);
        }
        rules.sort(Comparator.comparingInt(Rule::strength));
    }

    /** Files that say something of others: lists of what is ignored, files of data, and sections that hand down keys. */
    private void read(String path, Path file, Map<String, Path> files) throws IOException {
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        String name = path.substring(folder.length());
        Matcher data = generator.pattern("data").matcher(name);
        if (generator.words("ignorefiles").contains(name)) {
            String text = ArticleFile.text(file);
            (text.isBlank() ? "*" : text)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> ignore(folder, line.strip(), "any"));
        } else if (data.matches()) {
            String stem = folder + data.group(1);
            if (data.group(1).equals("_data")
                    || stem.endsWith("/" + data.group(1) + "/" + data.group(1))
                    || folder.equals(data.group(1) + "/")) {
                add(folder, OldSettings.of(List.of(file)).values());
            } else if (files.containsKey(stem + ".md") || files.containsKey(stem + ".html")) {
                Pattern one = Pattern.compile(Pattern.quote(stem) + "\\.[^/.]+");
                rules.add(
                        new Rule(folder, one, "", OldSettings.of(List.of(file)).values()));
            }
        } else if (generator.text("sections").isPresent()
                && SECTION.matcher(path).matches()) {
            Map<String, Object> keys = ArticleFile.of(ArticleFile.text(file)).keys();
            for (String key : generator.words("sections")) {
                Optional.ofNullable(keys.get(key))
                        .ifPresent(value -> add(
                                folder, value instanceof Map || value instanceof List ? value : Map.of(key, value)));
            }
        }
    }

    /** Adds what Jekyll calls defaults and Hugo a cascade: keys, or a list of keys with the paths they are for. */
    private void add(String folder, Object value) {
        if (value instanceof List<?> list) {
            list.forEach(entry -> add(folder, entry));
            return;
        }
        Fields entry = Fields.of(value);
        boolean scoped = entry.values().containsKey("values");
        Fields scope = Stream.of("scope", "_target", "target")
                .map(entry::in)
                .filter(found -> !found.values().isEmpty())
                .findFirst()
                .orElse(Fields.of(""));
        String path = scope.text("path").replaceFirst("^/|/$", "");
        String paths = path.isEmpty() ? ".*" : glob(path) + (scoped ? "(?:/.*)?" : "");
        rules.add(new Rule(
                folder,
                Pattern.compile(paths),
                (scope.text("type") + scope.text("kind")).replaceFirst("s$", ""),
                scoped ? entry.in("values").values() : entry.values()));
    }

    private void ignore(String folder, String pattern, String how) {
        String bare = pattern.replaceFirst("^!?(?:\\./|/)*", "").replaceFirst("/$", "");
        boolean anywhere = how.equals("any") && !bare.contains("/") && !pattern.matches("!?/.*");
        String paths = how.equals("regex")
                ? ".*(?:" + pattern + ").*"
                : Pattern.quote(folder) + (anywhere ? "(?:.*/)?" : "") + glob(bare) + "(?:/.*)?";
        try {
            ignored.add(new Ignored(Pattern.compile(paths), pattern.startsWith("!")));
        } catch (PatternSyntaxException wrong) {
            ignored.add(new Ignored(Pattern.compile(Pattern.quote(pattern)), false));
        }
    }

    /** The regular expression for what a shell calls a pattern. */
    private static String glob(String glob) {
        boolean choice = glob.matches("(?:[^{}]|\\{[^{}]*})*");
        Matcher part = Pattern.compile("\\*\\*/|\\*\\*|[*?{},]|[^*?{},]+").matcher(glob);
        return part.replaceAll(found -> Matcher.quoteReplacement(
                switch (found.group()) {
                    case "**/" -> "(?:.*/)?";
                    case "**" -> ".*";
                    case "*" -> "[^/]*";
                    case "?" -> "[^/]";
                    case "{" -> choice ? "(?:" : "\\{";
                    case "}" -> choice ? ")" : "\\}";
                    case "," -> choice && glob.contains("{") ? "|" : ",";
                    default -> Pattern.quote(found.group());
                }));
    }

    /** The collection that a path is in, as Jekyll has them. */
    static Optional<String> collection(String path) {
        return Optional.of(COLLECTION.matcher(path)).filter(Matcher::matches).map(found -> found.group(1));
    }

    /** Whether the old program does not read a file. */
    boolean ignores(String path, String place) {
        boolean ignores = false;
        for (Ignored rule : ignored) {
            if (rule.paths.matcher(path).matches() || rule.paths.matcher(place).matches()) {
                ignores = !rule.read;
            }
        }
        return ignores;
    }

    /** The keys of an article, and those that it has by its path. */
    Map<String, Object> keys(String path, String place, Map<String, Object> own) {
        String kind = new SourcePath(place).baseName().equals("_index")
                ? "section"
                : collection(place)
                        .orElse("page")
                        .replaceFirst("^drafts$", "posts")
                        .replaceFirst("s$", "");
        String stem = place.replaceFirst("(?:/?_?index)?\\.[^./]+$", "");
        Map<String, Object> inherited = new LinkedHashMap<>();
        for (Rule rule : rules) {
            boolean right = (rule.kind.isEmpty() || rule.kind.equals(kind))
                    && path.startsWith(rule.folder)
                    && List.of(path, place, stem).stream()
                            .anyMatch(text -> rule.paths.matcher(text).matches());
            for (Map.Entry<?, ?> key : right ? rule.keys.entrySet() : Map.of().entrySet()) {
                if (INHERITED.matcher(key.getKey().toString()).matches()) {
                    inherited.put(key.getKey().toString(), key.getValue());
                }
            }
        }
        own.keySet().forEach(key -> inherited.keySet().removeIf(key::equalsIgnoreCase));
        Map<String, Object> keys = new LinkedHashMap<>(own);
        keys.putAll(inherited);
        return keys;
    }
}
