package dev.octavo.use.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the help of a command as a Unix manual page, with the macros of man(7). */
final class ManPage {
    private static final String EXAMPLES = "Examples:";
    private static final String EXIT_CODES = "Exit codes: ";

    private final Completion command;
    private final CommandSpec spec;
    private final String version;
    private final StringBuilder page = new StringBuilder();

    private ManPage(Completion command, String version) {
        this.command = command;
        this.spec = command.spec();
        this.version = version;
    }

    /** Returns the pages of the program and all its commands by file name, such as {@code octavo-new-post.1}. */
    static Map<String, String> all(CommandLine program, String version) {
        Map<String, String> pages = new TreeMap<>();
        Completion.of(program)
                .all()
                .forEach(command -> pages.put(title(command.spec()) + ".1", new ManPage(command, version).text()));
        return pages;
    }

    private static String title(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    private String text() {
        page.append(".TH ").append(literal(title(spec).toUpperCase(Locale.ROOT)));
        page.append(" 1 \"\" \"Octavo ").append(version).append("\" \"Octavo\"\n");
        section("NAME");
        page.append(literal(title(spec)))
                .append(" \\- ")
                .append(escaped(lowerCase(command.description().get(0))))
                .append('\n');
        section("SYNOPSIS");
        String synopsis = new Help(spec, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
        page.append(escaped(synopsis.replaceAll("\\s+", " ").strip())).append('\n');
        section("DESCRIPTION");
        command.description().forEach(sentence -> page.append(escaped(sentence)).append('\n'));
        arguments();
        commands();
        footer();
        return page.toString();
    }

    private void section(String title) {
        page.append(".SH ").append(title).append('\n');
    }

    private void arguments() {
        List<ArgSpec> arguments = new ArrayList<>(spec.positionalParameters());
        spec.options().stream().filter(option -> !option.hidden()).forEach(arguments::add);
        if (!arguments.isEmpty()) {
            section("OPTIONS");
        }
        for (ArgSpec argument : arguments) {
            String label = "\\fI" + escaped(argument.paramLabel()) + "\\fR";
            String name = argument instanceof OptionSpec option
                    ? Stream.of(option.names())
                                    .map(n -> "\\fB" + literal(n) + "\\fR")
                                    .collect(Collectors.joining(", "))
                            + (option.arity().max() == 0 ? "" : " " + label)
                    : label;
            entry(name, String.join(" ", argument.description()));
        }
    }

    private void commands() {
        if (!command.commands().isEmpty()) {
            section("COMMANDS");
        }
        for (Completion below : command.commands()) {
            entry(
                    "\\fB" + literal(title(below.spec())) + "\\fR(1)",
                    below.description().get(0));
        }
    }

    private void entry(String name, String text) {
        page.append(".TP\n").append(name).append('\n').append(escaped(text)).append('\n');
    }

    /** Writes examples unfilled, and exit codes in their own section after everything else. */
    private void footer() {
        boolean literally = false;
        String exit = "";
        for (String line : spec.usageMessage().footer()) {
            if (line.startsWith(EXIT_CODES)) {
                exit = line.substring(EXIT_CODES.length());
            } else if (line.equals(EXAMPLES)) {
                section("EXAMPLES");
                page.append(".nf\n");
                literally = true;
            } else if (!line.isEmpty()) {
                if (literally && !line.startsWith(" ")) {
                    page.append(".fi\n.PP\n");
                    literally = false;
                }
                page.append(literally ? literal(line.strip()) : escaped(line)).append('\n');
            }
        }
        page.append(literally ? ".fi\n" : "");
        if (!exit.isEmpty()) {
            section("EXIT STATUS");
            page.append(escaped(exit)).append('\n');
        }
        if (spec.parent() != null) {
            section("SEE ALSO");
            page.append("\\fBoctavo\\fR(1)\n");
        }
    }

    private static String lowerCase(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1).replaceFirst("\\.$", "");
    }

    /** Escapes each hyphen so that it stays a plain ASCII hyphen, which readers can copy. */
    private static String literal(String text) {
        return escaped(text, "-");
    }

    private static String escaped(String text) {
        return escaped(text, "(?<![\\p{Alnum}])-|(?<=--\\p{Lower}{1,20})-");
    }

    private static String escaped(String text, String hyphens) {
        String escaped = text.replace("\\", "\\e").replaceAll(hyphens, "\\\\-");
        return escaped.matches("[.'].*") ? "\\&" + escaped : escaped;
    }
}
