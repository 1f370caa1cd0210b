package dev.octavo.use.cli;

import dev.octavo.lib.loading.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The texts of {@code help.txt}, by the keys with which picocli asks for them. */
final class HelpTexts extends ResourceBundle {
    private static final String EXAMPLES = "Examples:";
    private static final String EXIT_CODES = "Exit codes: ";
    private static final String USUAL_CODES = EXIT_CODES + "0 it is done, 1 something is wrong, 2 wrong usage.";

    private final Map<String, String> texts = new HashMap<>();

    HelpTexts() {
        Resources.sections("/help.txt").forEach(this::addCommand);
    }

    private void addCommand(List<String> names, List<String> lines) {
        List<String> description = new ArrayList<>();
        List<String> footer = new ArrayList<>();
        String last = "";
        for (String line : lines) {
            if (line.startsWith("--")) {
                String[] option = line.substring("--".length()).split(" = ", 2);
                texts.put((names.size() == 1 ? "" : String.join(".", names) + ".") + option[0], option[1]);
            } else if (footer.isEmpty() && !line.equals(EXAMPLES)) {
                description.add(line);
            } else {
                if (line.equals(EXAMPLES) || (last.startsWith(" ") && !line.startsWith(" "))) {
                    footer.add("");
                }
                footer.add(line);
            }
            last = line;
        }
        if (!last.startsWith(EXIT_CODES)) {
            footer.addAll(List.of("", USUAL_CODES));
        }
        // Any command may fail so.
        footer.add(footer.remove(footer.size() - 1).replaceFirst("\\.$", ", 70 a bug of Octavo."));
        number(String.join(".", names) + ".usage.description.", description);
        number(String.join(".", names) + ".usage.footer.", footer);
    }

    private void number(String key, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            texts.put(key + i, lines.get(i));
        }
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }
}
