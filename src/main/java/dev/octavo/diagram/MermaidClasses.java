package dev.octavo.diagram;

import dev.octavo.diagram.Mermaid.Line;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Classes and what connects them. */
final class MermaidClasses {
    private static final String NAME = "(`[^`]+`|[\\w.\\-]*[\\w.](?:~[^~\\s]+~)?)";
    private static final Pattern CLASS =
            Pattern.compile("class +" + NAME + "(?:\\[(\".*\")])?(?: *:::\\w+)?(?: *<<([\\w ]+)>>)? *(\\{ *}?)?");
    private static final Pattern RELATION = Pattern.compile(NAME + " *(\"[^\"]*\")? *"
            + "(<\\|--\\|>|<\\|--|--\\|>|<\\|\\.\\.|\\.\\.\\|>|\\*--\\*|o--o|<-->|<\\.\\.>|\\*--|--\\*|o--|--o|-->|<--|\\.\\.>|<\\.\\.|\\(\\)--|--\\(\\)|--|\\.\\.)"
            + " *(\"[^\"]*\")? *" + NAME + "(?: *:::\\w+)?(?: *:(.*))?");
    private static final Pattern MEMBER = Pattern.compile(NAME + " *: *(.+)");
    private static final Pattern ANNOTATION = Pattern.compile("<<([\\w ]+)>> *" + NAME);
    private static final Pattern NOTE = Pattern.compile("note(?: +for +" + NAME + ")? +(\".*\")");
    private static final Pattern MARKED = Pattern.compile("(.*\\)|[^()]*)([*$])([^)]*)");
    private static final Pattern DETAIL = Pattern.compile(
            "(?:style|classDef|cssClass|click|link|callback|href|hide\\s|class +[\\w, ]+ +\\w+$)\\b?.*");

    private final Mermaid text;
    private final Translation out;
    private int notes;

    MermaidClasses(Mermaid text) {
        this.text = text;
        this.out = new Translation(text, "hide empty members", "skinparam ranksep 50", "skinparam nodesep 40");
    }

    Translation translated() {
        boolean inBody = false;
        for (Line line : text.lines()) {
            if (inBody) {
                inBody = !line.text().equals("}");
                out.add(line, inBody ? member(line.text()) : "}");
            } else {
                inBody = statement(line);
            }
        }
        return out;
    }

    /** Whether the body of a class follows. */
    private boolean statement(Line line) {
        String plain = line.text();
        Matcher type = CLASS.matcher(plain);
        Matcher relation = RELATION.matcher(plain);
        Matcher annotation = ANNOTATION.matcher(plain);
        Matcher note = NOTE.matcher(plain);
        Matcher member = MEMBER.matcher(plain);
        if (type.matches()) {
            boolean open = "{".equals(type.group(4));
            String label = type.group(2) == null ? generic(type.group(1)) : type.group(2);
            out.add(
                    line,
                    kind(type.group(3)) + " " + Translation.quoted(label) + " as " + alias(type.group(1))
                            + (open ? " {" : ""));
            return open;
        }
        if (annotation.matches()) {
            out.add(line, kind(annotation.group(1)) + " " + alias(annotation.group(2)));
        } else if (note.matches()) {
            out.add(
                    line,
                    note.group(1) == null
                            ? "note " + Translation.quoted(note.group(2)) + " as note" + ++notes
                            : "note right of " + alias(note.group(1)) + " : " + Translation.text(note.group(2)));
        } else if (plain.matches("direction +(?:LR|RL)")) {
            out.add(line, "left to right direction");
        } else if (plain.matches("namespace +[\\w.]+ *\\{")) {
            out.add(line, "package " + plain.replaceFirst("namespace +", ""));
        } else if (plain.equals("}")) {
            out.add(line, "}");
        } else if (relation.matches()) {
            relation(line, relation);
        } else if (member.matches()) {
            out.add(line, alias(member.group(1)) + " : " + member(member.group(2)));
        } else if (!plain.matches("direction +\\w+") && !DETAIL.matcher(plain).matches()) {
            throw line.unread();
        }
        return false;
    }

    private void relation(Line line, Matcher relation) {
        String words = relation.group(6) == null ? "" : Translation.text(relation.group(6));
        out.add(
                line,
                alias(relation.group(1)) + " " + quantity(relation.group(2)) + relation.group(3) + " "
                        + quantity(relation.group(4)) + alias(relation.group(5))
                        + (words.isEmpty() ? "" : " : " + words));
    }

    private static String quantity(@Nullable String written) {
        return written == null ? "" : Translation.quoted(written) + " ";
    }

    private static String kind(@Nullable String annotation) {
        String name = annotation == null ? "class" : annotation.strip().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "interface" -> "interface";
            case "abstract" -> "abstract class";
            case "enumeration", "enum" -> "enum";
            default -> "class";
        };
    }

    private static String alias(String name) {
        return name.replaceAll("~.*", "").replaceAll("[^\\w.]", "_");
    }

    private static String generic(String text) {
        return text.replace("`", "").replaceAll("~([^~\\s]+)~", "<$1>");
    }

    /** A field or method; an asterisk or a dollar sign behind it says that it is abstract or static. */
    private static String member(String written) {
        String plain = written.strip();
        if (plain.matches("<<[\\w ]+>>")) {
            return plain;
        }
        String text = plain.replaceAll("~([^~\\s]+)~", "<$1>").replace("\\", "");
        Matcher marked = MARKED.matcher(text);
        return marked.matches()
                ? (marked.group(2).equals("*") ? "{abstract} " : "{static} ") + marked.group(1) + marked.group(3)
                : text;
    }
}
