package dev.octavo.lib.diagram;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Translates sequence diagrams. */
final class MermaidSequence extends MermaidTranslation {
    private static final Map<String, String> ARROWS = Map.of(
            "->", "->", "-->", "-->", "->>", "->", "-->>", "-->", "-x", "->x", "--x", "-->x", "-)", "->>", "--)",
            "-->>", "<<->>", "<->", "<<-->>", "<-->");

    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Deque<String> frames = new ArrayDeque<>();
    private String ending = "";

    MermaidSequence(Mermaid text) {
        super(text, "hide footbox");
        on("(?i)(create +)?(participant|actor) +(.+?)(?: +as +(.+))?", this::declare);
        on(
                "(?i)(note +(?:left of|right of|over) )([^:]+?) *:(.*)",
                note -> add(lower(note.group(1)) + aliases(note.group(2)) + " : " + text(note.group(3))));
        on("(?i)autonumber(?: +[0-9]+){0,2}", number -> add(lower(number.group())));
        on("(?i)end", end -> end());
        on(
                "(?i)(?:activate|deactivate) +(.+)",
                life -> add(lower(life.group().split(" ", 2)[0]) + " " + alias(life.group(1))));
        on("(?i)destroy +(.+)", end -> ending = alias(end.group(1))); // after the next message
        on("(.+?) *(<<-->>|<<->>|-->>|->>|--x|-x|--\\)|-\\)|-->|->) *([+-]?) *([^:]+?) *:(.*)", this::message);
        on("(?i)(?:else|and|option)\\b *(.*)", frame -> add("else " + text(frame.group(1))));
        on(
                "(?i)(loop|alt|opt|par|critical|break)\\b *(.*)",
                frame -> begin(lower(frame.group(1)) + " " + text(frame.group(2)), "end"));
        on(
                "(?i)box\\b *(?-i:(?:rgba?\\([^)]*\\)|transparent|[A-Z]?[a-z]+ (?=\\S))\\s*)?(.*)",
                box -> begin("box " + quoted(box.group(1)), "end box"));
        on("(?i)rect\\b.*", colour -> frames.push("")); // a background colour, which is ignored
    }

    @Override
    String statement(String written) {
        return written.replaceFirst(";$", "").strip();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private void declare(Matcher participant) {
        String name = participant.group(3).strip();
        if (name.contains("@{")) {
            throw notUnderstood();
        }
        String alias = aliases.computeIfAbsent(name, any -> "p" + aliases.size());
        add((participant.group(1) == null ? "" : "create ") + lower(participant.group(2)) + " "
                + quoted(participant.group(4) == null ? name : participant.group(4)) + " as " + alias);
    }

    private String aliases(String names) {
        return Arrays.stream(names.split(",", -1)).map(this::alias).collect(Collectors.joining(", "));
    }

    private String alias(String name) {
        String plain = name.strip();
        String known = aliases.get(plain);
        if (known == null) {
            known = "p" + aliases.size();
            aliases.put(plain, known);
            add("participant " + quoted(plain) + " as " + known);
        }
        return known;
    }

    private void message(Matcher message) {
        String from = alias(message.group(1));
        String to = alias(message.group(4));
        add(from + " " + ARROWS.get(message.group(2)) + " " + to + label(message.group(5)));
        if (message.group(3).equals("+")) {
            add("activate " + to);
        } else if (message.group(3).equals("-")) {
            add("deactivate " + from);
        }
        if (!ending.isEmpty()) {
            add("destroy " + ending);
            ending = "";
        }
    }

    private void begin(String frame, String end) {
        frames.push(end);
        add(frame);
    }

    private void end() {
        if (frames.isEmpty()) {
            throw notUnderstood();
        }
        String end = frames.pop();
        if (!end.isEmpty()) {
            add(end);
        }
    }
}
