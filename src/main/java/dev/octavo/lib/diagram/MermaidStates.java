package dev.octavo.lib.diagram;

import java.util.regex.Matcher;

/** Translates state diagrams. */
final class MermaidStates extends MermaidTranslation {
    private static final String NAME = "([\\w.\\-]+)";
    private static final String END = "(\\[\\*]|[\\w.\\-]*[\\w.])(?::::\\w+)?";

    MermaidStates(Mermaid text) {
        super(text, "hide empty description");
        on(
                END + " *--> *" + END + "(?: *:(.*))?",
                move -> add(alias(move.group(1)) + " --> " + alias(move.group(2)) + label(move.group(3))));
        on(
                "state +(\".*\") +as +" + NAME + " *(\\{)?",
                state -> add(
                        "state " + quoted(state.group(1)) + " as " + alias(state.group(2)) + opened(state.group(3))));
        on(
                "state +" + NAME + "(?: *(<<(?:choice|fork|join)>>))? *(\\{)?",
                state -> add("state " + alias(state.group(1)) + opened(state.group(2)) + opened(state.group(3))));
        on("note +(left|right) +of +" + NAME + " *(?::(.*))?", this::note);
        on("}|--", same -> add(same.group()));
        on("direction +(?:LR|RL)", across -> add("left to right direction"));
        on(NAME + " *: *(.+)", state -> add("state " + quoted(state.group(2)) + " as " + alias(state.group(1))));
        on(NAME, state -> add("state " + alias(state.group())));
        on("direction +\\w+|(?:classDef|class|style|hide|scale)\\b.*", detail -> {});
    }

    private void note(Matcher note) {
        String place = "note " + note.group(1) + " of " + alias(note.group(2));
        if (note.group(3) == null) {
            add(place);
            body("end note", MermaidStates::noteLine);
        } else {
            add(place + " : " + text(note.group(3)));
        }
    }

    /** A line of a note; an exclamation mark at its start would be a command of PlantUML's preprocessor. */
    private static String noteLine(String mermaid) {
        return text(mermaid).replaceFirst("^!", "<U+0021>");
    }

    private static String opened(String sign) {
        return sign == null ? "" : " " + sign;
    }

    private static String alias(String name) {
        return name.equals("[*]") ? name : name.replace('-', '_');
    }
}
