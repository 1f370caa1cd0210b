package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A kind of private key or access token, of which articles and small text files are searched. The search reads each
 * character once, and a bounded number of them where one begins.
 *
 * @param start what such a secret begins with
 * @param alphabet the name of the characters that follow
 * @param least how many of them
 * @param exact whether there are never more
 * @param within how far away they may begin
 */
public record SecretText(String what, String start, String alphabet, int least, boolean exact, int within) {
    private static final int MOST_BYTES = 64_000;
    /** The shortest run of letters and digits that every secret in an article has. */
    private static final int SHORTEST_RUN = 16;

    private static final int SEQUENCE = 6;
    private static final double LEAST_BITS = 3;
    private static final int MOST_JUDGED = 100;
    private static final Set<String> KINDS = Set.of(("txt json jsonl js mjs css csv tsv xml html htm yaml yml toml ini"
                    + " conf cfg cnf properties config mobileconfig asc pub py rb pl php sh bash ps1 bat java go rs ts md map"
                    + " ipynb")
            .split(" ", -1));
    private static final List<String> EXAMPLES =
            List.of("example", "xxxx", "your", "dummy", "sample", "redacted", "placeholder", "changeme");

    /** Loaded only for texts that may have a secret. */
    private static final class Table {
        private static final Map<String, List<SecretText>> BY_START = new HashMap<>();
        private static final BitSet PAIRS = new BitSet();

        static {
            Resources.lines("/secrets.txt").map(SecretText::row).forEach(secret -> {
                BY_START.computeIfAbsent(secret.start.substring(0, 2), none -> new ArrayList<>())
                        .add(secret);
                PAIRS.set(pair(secret.start, 0));
            });
        }
    }

    private static SecretText row(String line) {
        String[] parts = line.split(" \\| ", 4);
        String[] number = parts[3].split(" within ", 2);
        boolean exact = !number[0].endsWith("+");
        int least = Integer.parseInt(exact ? number[0] : number[0].substring(0, number[0].length() - 1));
        return new SecretText(
                parts[0], parts[1], parts[2], least, exact, number.length < 2 ? 0 : Integer.parseInt(number[1]));
    }

    /**
     * Returns a warning for each kind of secret in a file of the author's.
     *
     * @throws SnapshotChanged if the file has changed
     */
    public static List<Problem> in(Project project, SourcePath file) {
        String name = file.fileName();
        boolean text = name.indexOf('.') < 0 || KINDS.contains(SourcePath.extension(name));
        if (!text || !project.isOwn(project.file(file)) || project.size(file) > MOST_BYTES) {
            return List.of();
        }
        // Of these bytes, only ASCII matters, and a search in Latin-1 is the quickest.
        byte[] bytes = project.look(file, in -> in.readNBytes(MOST_BYTES));
        return warnings(
                file,
                new String(bytes, StandardCharsets.ISO_8859_1),
                "this file, which is published, contains ",
                "take the file out of the site's folder");
    }

    /** Returns a warning for each kind of secret in an article; examples in documentation are none. */
    public static List<Problem> inArticle(SourcePath file, String text) {
        return hasLongRun(text) ? warnings(file, text, "this article contains ", "take it out") : List.of();
    }

    /** Whether a text has as many letters and digits in a row as secrets have, which words do not. */
    private static boolean hasLongRun(String text) {
        int start = 0;
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isAlphanumeric(c)) {
                start = i + 1;
                digit = false;
            } else {
                digit |= c <= '9';
                if (digit && i - start >= SHORTEST_RUN) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Problem> warnings(SourcePath file, String content, String what, String remedy) {
        List<Problem> warnings = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int at = 0; at + 1 < content.length(); at++) {
            if (Table.PAIRS.get(pair(content, at)) && !(at > 0 && isWithinWord(content, at))) {
                for (SecretText secret : Table.BY_START.getOrDefault(content.substring(at, at + 2), List.of())) {
                    if (!found.contains(secret.what) && secret.isAt(content, at)) {
                        found.add(secret.what);
                        int line = Location.in(file.value(), content, at, at).line();
                        // Without its line, which would be printed: logs of a build are read by others.
                        warnings.add(ProblemKind.SECRET
                                .warning(what + secret.what + " in line " + line, Location.file(file.value()))
                                .hint(remedy + "; where it was online before, have the secret replaced too: others may"
                                        + " know it; if everybody may have it, add " + file.value()
                                        + " to \"publish-files\" in content/site.yaml"));
                    }
                }
            }
        }
        return List.copyOf(warnings);
    }

    /** The two characters there, as one number. */
    private static int pair(String content, int at) {
        return content.charAt(at) << Byte.SIZE ^ content.charAt(at + 1);
    }

    private static boolean isWithinWord(String content, int at) {
        return isAlphanumeric(content.charAt(at)) && isOf("word", content.charAt(at - 1));
    }

    private boolean isAt(String content, int at) {
        if (!content.startsWith(start, at)) {
            return false;
        }
        int from = at + start.length();
        if (alphabet.equals("string")) {
            int tag = content.indexOf('<', from);
            int inside = tag + "<string>".length();
            return content.startsWith("<string>", tag)
                    && content.substring(from, tag).isBlank()
                    && !content.startsWith("<", inside);
        }
        for (int begin = from; begin <= Math.min(from + within, content.length()); begin++) {
            int end = end(content, begin);
            if (end - begin >= least) {
                return !(exact && end - begin > least) && !isExample(content.substring(begin, end));
            }
            begin = end;
        }
        return false;
    }

    /** Where the characters end, or are enough to judge. */
    private int end(String content, int begin) {
        int end = begin;
        while (end < content.length()
                && end - begin <= Math.max(least, MOST_JUDGED)
                && isOf(alphabet, content.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether documentation shows it in place of a secret: it says so, counts 123456, or is too regular to be random. */
    private static boolean isExample(String secret) {
        String lower = secret.toLowerCase(Locale.ROOT);
        if (EXAMPLES.stream().anyMatch(lower::contains)) {
            return true;
        }
        int sequence = 1;
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < lower.length(); i++) {
            counts.merge((int) secret.charAt(i), 1, Integer::sum);
            char c = lower.charAt(i);
            boolean follows = i > 0 && (c == lower.charAt(i - 1) + 1 || (c == '0' && lower.charAt(i - 1) == '9'));
            sequence = follows ? sequence + 1 : 1;
            if (sequence >= SEQUENCE) {
                return true;
            }
        }
        double length = secret.length();
        return counts.values().stream()
                        .mapToDouble(count -> -count / length * Math.log(count / length))
                        .sum()
                < LEAST_BITS * Math.log(2);
    }

    private static boolean isOf(String alphabet, char c) {
        return switch (alphabet) {
            case "hex" -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            case "upper" -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
            case "alnum" -> isAlphanumeric(c);
            case "word" -> isAlphanumeric(c) || c == '_' || c == '-';
            case "base64" -> isAlphanumeric(c) || c == '+' || c == '/' || c == '=';
            default -> isAlphanumeric(c) || c == '_' || c == '-' || c == '.';
        };
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
