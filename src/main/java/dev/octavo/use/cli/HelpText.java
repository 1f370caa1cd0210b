package dev.octavo.use.cli;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Wraps the help of all commands between words; picocli itself breaks lines within names such as content/site.yaml. */
final class HelpText {
    static final int WIDTH = 80;
    /** No text is as wide, so that picocli breaks no line. */
    private static final int UNBROKEN = 2000;
    /** A line up to its last column, which two spaces precede. */
    private static final Pattern COLUMNS = Pattern.compile("(.*\\S {2,}| *)\\S.*?");

    private static final String SYNOPSIS = "Usage: ";

    private HelpText() {}

    static CommandLine wrapped(CommandLine command) {
        command.setUsageHelpWidth(UNBROKEN);
        command.getHelpSectionMap().keySet().stream()
                .filter(key -> !key.endsWith("Heading"))
                .toList()
                .forEach(key -> wrap(command, key));
        command.getSubcommands().values().forEach(HelpText::wrapped);
        return command;
    }

    private static void wrap(CommandLine command, String key) {
        IHelpSectionRenderer section =
                Objects.requireNonNull(command.getHelpSectionMap().get(key));
        // The heading before the synopsis is its own section.
        String before = key.equals(UsageMessageSpec.SECTION_KEY_SYNOPSIS) ? SYNOPSIS : "";
        String name = before.isEmpty() ? "" : before + command.getCommandSpec().qualifiedName() + " ";
        command.getHelpSectionMap().put(key, help -> {
            String text = section.render(help);
            String whole = before.isEmpty() ? text : text.strip().replaceAll("\\s+", " ");
            String wrapped = whole.lines()
                    .map(line -> wrapped(before + line, name.length()).substring(before.length()))
                    .collect(Collectors.joining(System.lineSeparator()));
            return wrapped + (text.endsWith("\n") ? System.lineSeparator() : "");
        });
    }

    /** Returns the lines of a line; all but the first begin where its last column does. */
    static String wrapped(String line, int indent) {
        Matcher columns = COLUMNS.matcher(line);
        int start = columns.matches() ? Math.max(indent, columns.group(1).length()) : indent;
        StringBuilder text = new StringBuilder(line.stripTrailing());
        int from = 0;
        while (text.length() - from > WIDTH) {
            int end = text.lastIndexOf(" ", from + WIDTH);
            if (end <= from + start) {
                return text.toString(); // one long word
            }
            String indented = System.lineSeparator() + " ".repeat(start);
            text.replace(end, end + 1, indented);
            from = end + System.lineSeparator().length();
        }
        return text.toString();
    }
}
