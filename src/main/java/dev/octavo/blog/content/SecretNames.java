package dev.octavo.blog.content;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of files that are likely to hold passwords or keys, by the words in them: {@code Copy of passwords.xlsx},
 * {@code github-recovery-codes.txt}, {@code apiKeys.json}. In {@code password-managers.csv} the last word is another, so
 * that the file is about passwords.
 */
final class SecretNames {
    private static final Map<List<String>, List<String>> TABLE = Resources.sections("/secret-names.txt");
    private static final Set<String> WORDS = words("words");
    private static final Set<String> PHRASES = Set.copyOf(lines("phrases"));
    private static final Set<String> JOINED = joined(PHRASES);
    private static final Set<String> NAMES = words("names");
    private static final Set<String> ADDITIONS = words("additions");
    private static final Set<String> SUBJECTS = words("subjects");
    private static final Set<String> EXTENSIONS = words("extensions");
    private static final Set<String> PACKED = words("packed");
    private static final Set<String> DOCUMENTS = words("documents");
    private static final Set<String> WHOLE = words("whole");
    private static final Set<String> SETTINGS = words("settings");
    private static final int LONGEST_PHRASE = 3;
    private static final int FEW = 5;

    private SecretNames() {}

    /** Returns the part of the name by which it is likely to hold a secret. */
    static Optional<String> in(SourcePath file) {
        String name = Normalizer.normalize(file.fileName(), Normalizer.Form.NFC);
        String extension = FileKinds.extension(file);
        if (WHOLE.contains(extension)) {
            return Optional.of("." + extension);
        }
        boolean document = DOCUMENTS.contains(extension);
        boolean packed = PACKED.contains(extension);
        if (!document && !packed && !EXTENSIONS.contains(extension) && name.indexOf('.') >= 0) {
            return Optional.empty();
        }
        String base = extension.isEmpty() ? name : name.substring(0, name.length() - extension.length() - 1);
        if (NAMES.contains(base.toLowerCase(Locale.ROOT)) || NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            return document || packed ? Optional.empty() : Optional.of(base);
        }
        List<String> words = split(base);
        if (words.stream().anyMatch(SUBJECTS::contains)) {
            return Optional.empty();
        }
        Optional<String> phrase = phrase(words);
        return phrase.isPresent() || document ? phrase : lastWord(words);
    }

    /** @param untrusted whether a link in an article does not count */
    static Problem warning(List<SourcePath> secret, boolean untrusted) {
        List<SourcePath> files = secret.stream().sorted().toList();
        boolean one = files.size() == 1;
        List<String> parts = files.stream()
                .flatMap(file -> in(file).stream())
                .distinct()
                .limit(FEW)
                .map(part -> "\"" + part + "\"")
                .toList();
        String why = parts.isEmpty()
                ? (one ? "it is" : "they are") + " encrypted, or a private key"
                : "secrets have such " + (one ? "a name, with " : "names, with ") + Figures.few(parts);
        String paths = files.stream().limit(FEW).map(SourcePath::value).collect(Collectors.joining(", "));
        return ProblemKind.SECRET
                .warning(
                        Figures.few(files.stream().map(SourcePath::value).toList())
                                + (one ? " is not published: " : " are not published: ")
                                + why,
                        Location.file(files.get(0).value()))
                .hint("take " + (one ? "it" : "them") + " out of the site's folder; if readers are to have "
                        + (one ? "it, " : "them, ")
                        + (untrusted ? "" : "link to " + (one ? "it" : "each") + " in an article, or ")
                        + "write publish-files: [" + paths + (files.size() > FEW ? ", …" : "")
                        + "] into content/site.yaml");
    }

    /** Whether keys and settings have that extension, so that it is never to be published without looking. */
    static boolean mayBeSettings(String extension) {
        return SETTINGS.contains(extension);
    }

    private static Optional<String> phrase(List<String> words) {
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(from + LONGEST_PHRASE, words.size()); to++) {
                String phrase = String.join(" ", words.subList(from, to));
                boolean joined = to == from + 1;
                Set<String> phrases = joined ? JOINED : PHRASES;
                if (phrases.contains(phrase) || phrases.contains(singular(phrase))) {
                    return Optional.of(phrase);
                }
            }
        }
        return Optional.empty();
    }

    /** The last word that says what the file is, if it is a secret. */
    private static Optional<String> lastWord(List<String> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = words.get(i);
            if (WORDS.contains(word) || WORDS.contains(singular(word))) {
                return Optional.of(word);
            }
            if (!ADDITIONS.contains(word) && !word.chars().allMatch(Character::isDigit) && word.length() > 1) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    /** Splits a name at signs, before digits and within camelCase, in lower case: "myAPIKeys2" is my, api, keys, 2. */
    private static List<String> split(String name) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean within = i < name.length() && Character.isLetterOrDigit(name.charAt(i));
            if (!within || (i > start && beginsWord(name, i))) {
                if (i > start) {
                    words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = within ? i : i + 1;
            }
        }
        return words;
    }

    private static boolean beginsWord(String name, int at) {
        char before = name.charAt(at - 1);
        char letter = name.charAt(at);
        boolean ofNext = at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
        return (Character.isDigit(letter) && Character.isLetter(before))
                || (Character.isUpperCase(letter)
                        && (Character.isLowerCase(before) || (Character.isUpperCase(before) && ofNext)));
    }

    private static Set<String> words(String section) {
        return Set.of(String.join(" ", lines(section)).split(" ", -1));
    }

    private static List<String> lines(String section) {
        return TABLE.getOrDefault(List.of(section), List.of());
    }

    private static Set<String> joined(Set<String> phrases) {
        Set<String> joined = new HashSet<>();
        phrases.forEach(phrase -> joined.add(phrase.replace(" ", "")));
        return joined;
    }
}
