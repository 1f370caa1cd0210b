package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.TypedKey;
import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.Design;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.SiteVersion;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of {@code theme.yaml}, and a site's values for the settings that its themes have. */
public final class ThemeReader {
    private static final String LOOK = "look";
    /** The keys below it whose values have to fit each other. */
    private static final Set<String> TOGETHER = Set.of("accent", "scheme", "switch");

    private static final KeyTable TABLE = new KeyTable("theme", ThemeReader::theme);
    private static final KeyTable SETTING = new KeyTable("theme-setting", ThemeReader::setting);

    private static final Shape<SiteVersion> NEEDED = Shape.string(text -> SiteVersion.of(text)
            .map(version -> SiteVersion.CURRENT.isBefore(version)
                    ? Verdict.<SiteVersion>refuse(
                            "is " + version + ", and this is Octavo " + SiteVersion.CURRENT
                                    + ": the theme needs a newer one",
                            "install Octavo " + version + " or newer, or take an older version of the theme")
                    : Verdict.of(version))
            .orElseGet(() -> Verdict.refuse("is not a version", "write \"" + SiteVersion.CURRENT + "\"")));

    private enum Type {
        SWITCH,
        NUMBER,
        TEXT,
        COLOUR,
        CHOICE
    }

    private static final Shape<Type> TYPE = Values.oneOf(
            Type.values(),
            type -> type.name().toLowerCase(Locale.ROOT),
            "which is not a type of setting",
            (text, all) -> "write one of " + all);

    private static final Shape<List<String>> CHOICES = Shape.list(Values.LINE);

    private static final Shape<Map<String, Setting>> GROUPS =
            Shape.of(ThemeReader::groups, () -> Shape.named(Shape.named(SETTING.schema())));

    /** A setting that a site gives no value. */
    private record Setting(Shape<?> shape, Object otherwise) {}

    private ThemeReader() {}

    /**
     * Returns the values of all settings.
     *
     * @param themes the files {@code theme.yaml} of the themes, topmost first
     * @param written what the site has below {@code theme-settings}
     */
    public static Extra settings(List<Node.Mapping> themes, Optional<Node.Entry> written, Problems problems) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        Problems found = new Problems();
        for (Node.Mapping theme : themes) {
            TABLE.read(theme, found, ThemeReader::theme).ifPresent(own -> own.forEach(settings::putIfAbsent));
        }
        problems.addAll(found.sorted());
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach((name, setting) -> values.put(name, setting.otherwise()));
        if (found.hasErrors()) {
            return new Extra(values); // a setting may be among the wrong ones
        }
        written.filter(entry -> settings.isEmpty())
                .ifPresent(entry -> problems.add(ProblemKind.THEME
                        .error("the theme has no settings", entry.keyLocation())
                        .hint("delete the key; what every theme lets you set is below \"look\"")));
        written.filter(entry -> !settings.isEmpty())
                .flatMap(ThemeReader::mapping)
                .ifPresent(
                        mapping -> new KeyTable("", fields -> given(fields, settings), (entry, all) -> Optional.empty())
                                .read(mapping, problems, fields -> given(fields, settings))
                                .ifPresent(values::putAll));
        return new Extra(values);
    }

    /**
     * Returns how a site looks whose themes have values of their own below {@code look}; empty if none has, or if something
     * is wrong, which is reported where it is read alone.
     *
     * @param themes the files {@code theme.yaml} of the themes, topmost first
     * @param written what the site has below {@code look}, which wins key by key
     */
    public static Optional<Design> look(List<Node.Mapping> themes, Optional<Node.Entry> written) {
        Map<String, Node.Entry> ofThemes = looks(themes);
        if (ofThemes.isEmpty()) {
            return Optional.empty();
        }
        Node.Mapping top = written.flatMap(ThemeReader::mapping).orElse(themes.get(0));
        Map<String, Node.Entry> own = new LinkedHashMap<>();
        written.flatMap(ThemeReader::mapping).ifPresent(site -> add(site, own));
        Map<String, Node.Entry> all = new LinkedHashMap<>(ofThemes);
        all.putAll(own);
        Optional<Design> design = design(top, all);
        if (design.isEmpty()) { // a colour of the theme cannot be read in the site's only scheme, for instance
            all.keySet().removeIf(key -> TOGETHER.contains(key) && !own.containsKey(key));
            design = design(top, all);
        }
        return design;
    }

    /** Returns what themes have below {@code look}, by key; the first that has one wins. */
    public static Map<String, Node.Entry> looks(List<Node.Mapping> themes) {
        Map<String, Node.Entry> all = new LinkedHashMap<>();
        themes.stream()
                .flatMap(theme -> theme.entry(LOOK).stream())
                .flatMap(entry -> mapping(entry).stream())
                .forEach(look -> add(look, all));
        return all;
    }

    private static Optional<Design> design(Node.Mapping top, Map<String, Node.Entry> entries) {
        Problems found = new Problems();
        Node.Mapping all = new Node.Mapping(top.syntax(), List.copyOf(entries.values()), top.location());
        return SiteConfigReader.LOOK
                .read(all, new Slot(LOOK, top.syntax(), found))
                .filter(design -> !found.hasErrors());
    }

    private static Optional<Node.Mapping> mapping(Node.Entry entry) {
        return entry.value() instanceof Node.Mapping keys ? Optional.of(keys) : Optional.empty();
    }

    private static void add(Node.Mapping keys, Map<String, Node.Entry> to) {
        keys.entries().forEach(entry -> to.putIfAbsent(entry.key(), entry));
    }

    /** The JSON Schema of {@code theme.yaml}. */
    public static Map<String, Object> schema() {
        return TABLE.document("A theme of Octavo");
    }

    private static Map<String, Object> given(Fields fields, Map<String, Setting> settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach(
                (name, setting) -> fields.value(name, setting.shape()).ifPresent(value -> values.put(name, value)));
        return values;
    }

    private static Map<String, Setting> theme(Fields fields) {
        fields.required("name", Values.LINE);
        fields.value("version", Values.LINE);
        fields.value("octavo", NEEDED);
        fields.value("extends", Values.LINE);
        fields.value(LOOK, SiteConfigReader.LOOK);
        return fields.value("settings", GROUPS).orElse(Map.of());
    }

    private static Optional<Map<String, Setting>> groups(Node node, Slot slot) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (Node.Entry group : entries(node, slot, "write groups of settings below it")) {
            for (Node.Entry setting :
                    entries(group.value(), slot, "write settings below the group \"" + group.key() + "\"")) {
                Slot own = new Slot(setting.key(), slot.syntax(), slot.problems());
                SETTING.shape(ThemeReader::setting)
                        .read(setting.value(), own)
                        .filter(read -> settings.put(setting.key(), read) != null)
                        .ifPresent(twice ->
                                own.refuse("is in two groups", "give one of them another name", setting.keyLocation()));
            }
        }
        return Optional.of(settings);
    }

    private static List<Node.Entry> entries(Node node, Slot slot, String remedy) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries();
        }
        slot.refuse("needs keys with values, not " + node.described(), remedy, node.location());
        return List.of();
    }

    private static Optional<Setting> setting(Fields fields) {
        fields.required("about", Values.LINE);
        Optional<Type> type = fields.required("type", TYPE);
        boolean chosen = type.equals(Optional.of(Type.CHOICE));
        Optional<List<String>> written =
                chosen ? fields.required("choices", CHOICES) : fields.value("choices", CHOICES);
        List<String> choices = written.orElse(List.of());
        if (chosen && written.isPresent() && choices.isEmpty()) {
            fields.refuse(TypedKey.of("choices", CHOICES), "is empty", "write the words to choose from: [list, grid]");
        }
        Shape<?> shape = shape(chosen && choices.isEmpty() ? Type.TEXT : type.orElse(Type.TEXT), choices);
        return fields.required("default", any(shape))
                .filter(value -> type.isPresent())
                .map(value -> new Setting(shape, value));
    }

    /** The same shape, for a key of which editors do not know the type. */
    private static <T> Shape<T> any(Shape<T> shape) {
        Shape<T> any = Shape.of(shape::read, Map.of());
        return shape.takesEmptyText() ? any.orEmpty() : any;
    }

    private static Shape<?> shape(Type type, List<String> choices) {
        return switch (type) {
            case SWITCH -> Values.SWITCH;
            case NUMBER -> Values.whole(0, 999_999, 2);
            case TEXT -> Values.LINE_OR_EMPTY;
            case COLOUR -> LookKeys.COLOUR;
            case CHOICE ->
                Values.oneOf(
                        choices.toArray(String[]::new),
                        name -> name,
                        "which is not a choice of the theme",
                        (text, all) -> "write one of " + all);
        };
    }
}
