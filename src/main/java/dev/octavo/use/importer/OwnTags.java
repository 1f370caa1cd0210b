package dev.octavo.use.importer;

import dev.octavo.lib.data.PlainValues;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Account.Line;
import dev.octavo.use.importer.account.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the author wants in place of the tags that only the old site had: {@code import.yaml} beside {@code content/}. Each key is
 * the name of a tag, and its value Markdown, a component or HTML, with {@code {0}} or {@code {src}} for an argument and
 * {@code {inner}} for what the tag stood around.
 *
 * @param texts by the names of tags, in lower case
 */
record OwnTags(Map<String, String> texts) {
    static final String FILE = "import.yaml";

    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z0-9_-]+)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.-]*");
    private static final String HEAD = """
            # What is to take the place of tags that only the old site had: Markdown, a component of Octavo or HTML, with {0} or
            # {src} for an argument and {inner} for what the tag stands around. Remove the "#" before a line, complete it, and
            # import again.
            """;

    /** @throws ProblemException if the table has mistakes */
    static OwnTags in(Path site) throws IOException {
        Path file = site.resolve(FILE);
        Map<String, String> texts = new LinkedHashMap<>();
        if (Files.isRegularFile(file)) {
            Problems problems = new Problems();
            TreeReader.read(StructuredText.file(Syntax.YAML, FILE, Files.readString(file)), problems)
                    .ifPresent(tree -> new PlainValues((text, place) -> {})
                            .of(tree)
                            .forEach((name, text) -> texts.put(name.toLowerCase(Locale.ROOT), text.toString())));
            problems.requireNoErrors();
        }
        return new OwnTags(texts);
    }

    Optional<String> of(String tag, Map<String, String> arguments, String inner) {
        return Optional.ofNullable(texts.get(tag.toLowerCase(Locale.ROOT)))
                .map(text -> HOLE.matcher(text)
                        .replaceAll(hole -> Matcher.quoteReplacement(
                                hole.group(1).equals("inner") ? inner : arguments.getOrDefault(hole.group(1), "")))
                        .stripTrailing());
    }

    /** A table to begin with: a comment for each tag that was left, with its count; empty if there is none. */
    static Optional<String> begun(Account account) {
        Map<String, String> tags = new TreeMap<>();
        for (Line line : account.lines(Thing.SYNTAX, Fate.LEFT)) {
            Matcher name = NAME.matcher(line.how());
            boolean tag = line.how().matches("[{<\\[:].*") && !line.how().contains(", a part of a template");
            if (tag && name.find()) {
                tags.putIfAbsent(
                        name.group(),
                        "# " + name.group() + ": \"\"   # " + Figures.count(line.count(), "time") + ", first in "
                                + line.places().get(0) + "\n");
            }
        }
        return tags.isEmpty() ? Optional.empty() : Optional.of(HEAD + "\n" + String.join("", tags.values()));
    }
}
