package dev.octavo.diagram;

import dev.octavo.diagram.Mermaid.Line;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** States and what leads from one to another. */
final class MermaidStates {
    private static final String NAME = "(\\[\\*]|[\\w.\\-]*[\\w.])(?::::\\w+)?";
    private static final Pattern TRANSITION = Pattern.compile(NAME + " *--> *" + NAME + "(?: *:(.*))?");
    private static final Pattern NAMED = Pattern.compile("state +(\".*\") +as +([\\w.\\-]+) *(\\{)?");
    private static final Pattern STATE = Pattern.compile("state +([\\w.\\-]+)(?: *<<(choice|fork|join)>>)? *(\\{)?");
    private static final Pattern DESCRIBED = Pattern.compile("([\\w.\\-]+) *: *(.+)");
    private static final Pattern NOTE = Pattern.compile("note +(left|right) +of +([\\w.\\-]+) *(?::(.*))?");
    private static final Pattern DETAIL = Pattern.compile("(?:classDef|class|style|hide|scale)\\b.*");

    private final Mermaid text;
    private final Translation out;

    MermaidStates(Mermaid text) {
        this.text = text;
        this.out = new Translation(text, "hide empty description");
    }

    Translation translated() {
        boolean inNote = false;
        for (Line line : text.lines()) {
            if (inNote) {
                inNote = !line.text().equals("end note");
                out.add(line, inNote ? Translation.text(line.text()) : "end note");
            } else {
                inNote = statement(line);
            }
        }
        return out;
    }

    /** Whether the lines of a note follow. */
    private boolean statement(Line line) {
        String plain = line.text();
        Matcher transition = TRANSITION.matcher(plain);
        Matcher named = NAMED.matcher(plain);
        Matcher state = STATE.matcher(plain);
        Matcher note = NOTE.matcher(plain);
        Matcher described = DESCRIBED.matcher(plain);
        if (transition.matches()) {
            String words = transition.group(3) == null ? "" : Translation.text(transition.group(3));
            out.add(
                    line,
                    alias(transition.group(1)) + " --> " + alias(transition.group(2))
                            + (words.isEmpty() ? "" : " : " + words));
        } else if (named.matches()) {
            out.add(
                    line,
                    "state " + Translation.quoted(named.group(1)) + " as " + alias(named.group(2))
                            + (named.group(3) == null ? "" : " {"));
        } else if (state.matches()) {
            out.add(
                    line,
                    "state " + alias(state.group(1)) + (state.group(2) == null ? "" : " <<" + state.group(2) + ">>")
                            + (state.group(3) == null ? "" : " {"));
        } else if (note.matches()) {
            String words = note.group(3);
            out.add(
                    line,
                    "note " + note.group(1) + " of " + alias(note.group(2))
                            + (words == null ? "" : " : " + Translation.text(words)));
            return words == null;
        } else if (plain.equals("}") || plain.equals("--")) {
            out.add(line, plain);
        } else if (plain.matches("direction +(?:LR|RL)")) {
            out.add(line, "left to right direction");
        } else if (described.matches()) {
            out.add(line, "state " + Translation.quoted(described.group(2)) + " as " + alias(described.group(1)));
        } else if (plain.matches("[\\w.\\-]+")) {
            out.add(line, "state " + alias(plain));
        } else if (!plain.matches("direction +\\w+") && !DETAIL.matcher(plain).matches()) {
            throw line.unread();
        }
        return false;
    }

    private static String alias(String name) {
        return name.equals("[*]") ? name : name.replace('-', '_');
    }
}
