package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.OtherGeneratorKeys.Meaning;
import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.words.Plurals;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Wording;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.text.VisibleText;
import dev.octavo.lib.typography.Typography;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads files of words: Octavo's own, and those with which authors change them. */
public final class WordsReader {
    /** The languages for which Octavo has words, as in the names of the files. */
    public static final Set<String> SHIPPED = Set.of(
            "ar", "cs", "de", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk",
            "zh-hans", "zh-hant");

    /** The folder of authors' files. */
    public static final String FOLDER = "templates/words";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final String UNKNOWN_WORD_HINT =
            "a page asks for no other words: those of your own templates go below \"extra:\" in content/site.yaml";

    private WordsReader() {}

    /** Octavo's words for a language, typeset; empty if it has none. */
    public static Optional<Map<Word, Wording>> shipped(String language) {
        if (!SHIPPED.contains(language)) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Typography typography = Typography.of(language);
        Map<Word, Wording> words = new EnumMap<>(Word.class);
        Node.Mapping file = TreeReader.read(StructuredText.file(Syntax.YAML, language, text(language)), problems)
                .orElseThrow();
        for (Node.Entry entry : file.entries()) {
            Word word = Word.of(entry.key()).orElseThrow();
            words.put(word, trusted(entry.value(), word, typography));
        }
        return Optional.of(words);
    }

    /** The same as {@link #read} for a file known to be free of mistakes, which saves checking Octavo's own. */
    private static Wording trusted(Node node, Word word, Typography typography) {
        SortedMap<String, String> forms = new TreeMap<>();
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                forms.put(entry.key(), typography.typeset(text(entry.value(), word)));
            }
        } else if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                forms.put(Integer.toString(forms.size() + 1), typography.typeset(text(item, word)));
            }
        } else {
            return Wording.of(typography.typeset(text(node, word)));
        }
        return new Wording(forms);
    }

    private static String text(Node node, Word word) {
        String text = ((Node.Scalar) node).text();
        return word.form() == Word.Form.SEPARATOR ? text : text.strip();
    }

    /** The text of Octavo's file for a language in {@link #SHIPPED}. */
    public static String text(String language) {
        return Resources.text("/words/" + language + ".yaml");
    }

    /**
     * The words in a file.
     *
     * @param language decides which plural categories it must have
     * @return none if there are errors, all added to {@code problems}
     */
    public static Map<Word, Wording> read(String path, String text, String language, Problems problems) {
        return TreeReader.read(StructuredText.file(Syntax.YAML, path, text), problems)
                .flatMap(mapping -> read(mapping, language, problems))
                .orElseGet(Map::of);
    }

    static Optional<Map<Word, Wording>> read(Node.Mapping mapping, String language, Problems problems) {
        KeyTable table = new KeyTable(
                "",
                fields -> words(fields, language),
                (entry, all) -> Spelling.nearest(entry.key(), Word.keys()).isPresent()
                        ? Optional.empty()
                        : Optional.of(Meaning.strict(UNKNOWN_WORD_HINT)));
        return table.read(mapping, problems, fields -> words(fields, language));
    }

    private static Map<Word, Wording> words(Fields fields, String language) {
        Map<Word, Wording> words = new EnumMap<>(Word.class);
        for (Word word : Word.values()) {
            fields.value(word.key(), shape(word, language)).ifPresent(wording -> words.put(word, wording));
        }
        return words;
    }

    private static Shape<Wording> shape(Word word, String language) {
        return Shape.of(
                (node, slot) -> switch (word.form()) {
                    case TEXT, SEPARATOR -> text(node, word, slot).map(Wording::of);
                    case COUNTED -> counted(node, word, Plurals.categories(language), slot);
                    case MONTHS -> months(node, word, slot);
                    case DIGITS -> digits(node, word, slot);
                },
                Map.of());
    }

    private static Optional<String> text(Node node, Word word, Slot slot) {
        if (!(node instanceof Node.Scalar scalar) || scalar.kind() == Node.Kind.NOTHING) {
            return slot.refuse("must be a text, not " + node.described(), "write one text", node.location());
        }
        String text = text(scalar, word);
        if (text.lines().count() > 1) {
            return slot.refuse("has several lines", "write it on one line", node.location());
        }
        Optional<String> stray = VisibleText.strayCharacter(text);
        if (stray.isPresent()) {
            return slot.refuse("contains the character " + stray.get(), "delete it", node.location());
        }
        Set<String> used =
                PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        String all = named(word.placeholders());
        Optional<String> unknown = used.stream()
                .filter(name -> !word.placeholders().contains(name))
                .sorted()
                .findFirst();
        if (unknown.isPresent() || PLACEHOLDER.matcher(text).replaceAll("").matches(".*[{}].*")) {
            return slot.refuse(
                    unknown.map(name -> "knows no {" + name + "}").orElse("has an unmatched brace"),
                    all.isEmpty() ? "write its words alone, without braces" : "what is filled in is " + all,
                    node.location());
        }
        if (!word.mayOmitPlaceholders() && used.size() < word.placeholders().size()) {
            return slot.refuse("leaves something out", "say all of " + all, node.location());
        }
        return Optional.of(text);
    }

    private static String named(List<String> placeholders) {
        return placeholders.stream().map(name -> "{" + name + "}").collect(Collectors.joining(" and "));
    }

    /** A text for each plural category, or one for all. */
    private static Optional<Wording> counted(Node node, Word word, List<String> plurals, Slot slot) {
        if (!(node instanceof Node.Mapping mapping)) {
            return text(node, word, slot).map(Wording::of);
        }
        Map<String, String> forms = new HashMap<>();
        Set<String> given = mapping.entries().stream().map(Node.Entry::key).collect(Collectors.toSet());
        if (!given.equals(Set.copyOf(plurals))) {
            return slot.refuse(
                    "has other plurals than the language: "
                            + String.join(", ", given.stream().sorted().toList()),
                    "write a text for each of " + String.join(", ", plurals) + ", or one text for all",
                    mapping.location());
        }
        for (Node.Entry entry : mapping.entries()) {
            text(entry.value(), word, slot).ifPresent(text -> forms.put(entry.key(), text));
        }
        return Optional.of(new Wording(new TreeMap<>(forms)));
    }

    private static Optional<Wording> months(Node node, Word word, Slot slot) {
        List<String> names = node instanceof Node.Sequence list
                ? list.items().stream()
                        .flatMap(item -> text(item, word, slot).stream())
                        .toList()
                : List.of();
        if (names.size() != 12) {
            return slot.refuse(
                    "is not a list of twelve names", "write [January, …], from the first month", node.location());
        }
        return Optional.of(new Wording(new TreeMap<>(Stream.iterate(1, month -> month + 1)
                .limit(12)
                .collect(Collectors.toMap(Object::toString, month -> names.get(month - 1))))));
    }

    private static Optional<Wording> digits(Node node, Word word, Slot slot) {
        Optional<String> text = text(node, word, slot);
        return text.isEmpty() || text.get().length() == 10
                ? text.map(Wording::of)
                : slot.refuse(
                        "must be ten digits, from zero",
                        "write \"0123456789\" in those of the language",
                        node.location());
    }
}
