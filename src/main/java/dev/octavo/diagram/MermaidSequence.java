package dev.octavo.diagram;

import dev.octavo.diagram.Mermaid.Line;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who tells whom what. */
final class MermaidSequence {
    private static final Pattern PARTICIPANT =
            Pattern.compile("(create +)?(participant|actor) +(.+?)(?: +as +(.+))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE =
            Pattern.compile("(.+?) *(<<-->>|<<->>|-->>|->>|--x|-x|--\\)|-\\)|-->|->) *([+-]?) *([^:]+?) *:(.*)");
    private static final Pattern NOTE =
            Pattern.compile("note +(left of|right of|over) +([^:]+?) *:(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FRAME = Pattern.compile(
            "(loop|alt|else|opt|par|and|critical|option|break|rect|box)\\b *(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIFE =
            Pattern.compile("(activate|deactivate|destroy) +(.+)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> ARROWS = Map.of(
            "->", "->", "-->", "-->", "->>", "->", "-->>", "-->", "-x", "->x", "--x", "-->x", "-)", "->>", "--)",
            "-->>", "<<->>", "<->", "<<-->>", "<-->");

    private final Mermaid text;
    private final Translation out;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Deque<String> frames = new ArrayDeque<>();
    private String ending = "";

    MermaidSequence(Mermaid text) {
        this.text = text;
        this.out = new Translation(text, "hide footbox");
    }

    Translation translated() {
        text.lines().forEach(this::line);
        return out;
    }

    private void line(Line line) {
        String plain = line.text().replaceFirst(";$", "").strip();
        Matcher participant = PARTICIPANT.matcher(plain);
        Matcher note = NOTE.matcher(plain);
        Matcher frame = FRAME.matcher(plain);
        Matcher life = LIFE.matcher(plain);
        Matcher message = MESSAGE.matcher(plain);
        if (participant.matches()) {
            declare(line, participant);
        } else if (note.matches()) {
            StringBuilder over = new StringBuilder();
            for (String name : note.group(2).split(",", -1)) {
                over.append(over.isEmpty() ? "" : ", ").append(alias(line, name));
            }
            out.add(
                    line,
                    "note " + note.group(1).toLowerCase(Locale.ROOT) + " " + over + " : "
                            + Translation.text(note.group(3)));
        } else if (plain.toLowerCase(Locale.ROOT).matches("autonumber(?: +[0-9]+){0,2}")) {
            out.add(line, plain.toLowerCase(Locale.ROOT));
        } else if (plain.equalsIgnoreCase("end")) {
            end(line);
        } else if (life.matches()) {
            String alias = alias(line, life.group(2));
            if (life.group(1).equalsIgnoreCase("destroy")) {
                ending = alias; // by the message that follows
            } else {
                out.add(line, life.group(1).toLowerCase(Locale.ROOT) + " " + alias);
            }
        } else if (message.matches()) {
            message(line, message);
        } else if (frame.matches()) {
            frame(line, frame.group(1).toLowerCase(Locale.ROOT), frame.group(2));
        } else {
            throw line.unread();
        }
    }

    private void declare(Line line, Matcher participant) {
        String name = participant.group(3).strip();
        String label = participant.group(4) == null ? name : participant.group(4);
        if (name.contains("@{")) {
            throw line.unread();
        }
        String alias = aliases.computeIfAbsent(name, any -> "p" + aliases.size());
        out.add(
                line,
                (participant.group(1) == null ? "" : "create ")
                        + participant.group(2).toLowerCase(Locale.ROOT) + " " + Translation.quoted(label) + " as "
                        + alias);
    }

    private String alias(Line line, String name) {
        String plain = name.strip();
        String known = aliases.get(plain);
        if (known == null) {
            known = "p" + aliases.size();
            aliases.put(plain, known);
            out.add(line, "participant " + Translation.quoted(plain) + " as " + known);
        }
        return known;
    }

    private void message(Line line, Matcher message) {
        String from = alias(line, message.group(1));
        String to = alias(line, message.group(4));
        String words = Translation.text(message.group(5));
        out.add(line, from + " " + ARROWS.get(message.group(2)) + " " + to + (words.isEmpty() ? "" : " : " + words));
        if (message.group(3).equals("+")) {
            out.add(line, "activate " + to);
        } else if (message.group(3).equals("-")) {
            out.add(line, "deactivate " + from);
        }
        if (!ending.isEmpty()) {
            out.add(line, "destroy " + ending);
            ending = "";
        }
    }

    private void frame(Line line, String kind, String words) {
        switch (kind) {
            case "else", "and", "option" -> out.add(line, "else " + Translation.text(words));
            case "rect" -> frames.push(""); // a colour behind what follows
            case "box" -> {
                frames.push("end box");
                out.add(
                        line,
                        "box "
                                + Translation.quoted(words.replaceFirst(
                                        "^(?:rgba?\\([^)]*\\)|transparent|[A-Z]?[a-z]+ (?=\\S))\\s*", "")));
            }
            default -> {
                frames.push("end");
                out.add(line, kind + " " + Translation.text(words));
            }
        }
    }

    private void end(Line line) {
        if (frames.isEmpty()) {
            throw line.unread();
        }
        String end = frames.pop();
        if (!end.isEmpty()) {
            out.add(line, end);
        }
    }
}
