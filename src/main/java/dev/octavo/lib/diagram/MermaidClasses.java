package dev.octavo.lib.diagram;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates class diagrams. */
final class MermaidClasses extends MermaidTranslation {
    private static final String NAME = "(`[^`]+`|[\\w.\\-]*[\\w.](?:~[^~\\s]+~)?)";
    private static final String ARROWS =
            "(<\\|--\\|>|<\\|--|--\\|>|<\\|\\.\\.|\\.\\.\\|>|\\*--\\*|o--o|<-->|<\\.\\.>|\\*--|--\\*|o--|--o"
                    + "|-->|<--|\\.\\.>|<\\.\\.|\\(\\)--|--\\(\\)|--|\\.\\.)";
    private static final Pattern CLASSIFIER = Pattern.compile("(.*\\)|[^()]*)([*$])([^)]*)");

    private int notes;

    MermaidClasses(Mermaid text) {
        super(text, "hide empty members", "skinparam ranksep 50", "skinparam nodesep 40");
        on("class +" + NAME + "(?:\\[(\".*\")])?(?: *:::\\w+)?(?: *<<([\\w ]+)>>)? *(\\{ *}?)?", this::type);
        on("<<([\\w ]+)>> *" + NAME, type -> add(kind(type.group(1)) + " " + alias(type.group(2))));
        on("note +(\".*\")", note -> add("note " + quoted(note.group(1)) + " as note" + ++notes));
        on(
                "note +for +" + NAME + " +(\".*\")",
                note -> add("note right of " + alias(note.group(1)) + " : " + text(note.group(2))));
        on("direction +(?:LR|RL)", across -> add("left to right direction"));
        on("namespace +([\\w.]+ *\\{)", space -> add("package " + space.group(1)));
        on("}", end -> add("}"));
        on(
                NAME + " *(\"[^\"]*\")? *" + ARROWS + " *(\"[^\"]*\")? *" + NAME + "(?: *:::\\w+)?(?: *:(.*))?",
                this::relation);
        on(NAME + " *: *(.+)", member -> add(alias(member.group(1)) + " : " + member(member.group(2))));
        on(
                "direction +\\w+|(?:style|classDef|cssClass|click|link|callback|href|hide\\s|class +[\\w, ]+ +\\w+$)\\b?.*",
                detail -> {});
    }

    private void type(Matcher type) {
        boolean open = "{".equals(type.group(4));
        String title = type.group(2) == null ? generic(type.group(1).replace("`", "")) : type.group(2);
        add(kind(type.group(3)) + " " + quoted(title) + " as " + alias(type.group(1)) + (open ? " {" : ""));
        if (open) {
            body("}", MermaidClasses::member);
        }
    }

    private void relation(Matcher relation) {
        add(alias(relation.group(1)) + " " + quantity(relation.group(2)) + relation.group(3) + " "
                + quantity(relation.group(4)) + alias(relation.group(5)) + label(relation.group(6)));
    }

    private static String quantity(@Nullable String written) {
        return written == null ? "" : quoted(written) + " ";
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
        return text.replaceAll("~([^~\\s]+)~", "<$1>");
    }

    /** A field or method; {@code *} after it makes it abstract, {@code $} static. */
    private static String member(String written) {
        String plain = written.strip();
        if (plain.matches("<<[\\w ]+>>")) {
            return plain;
        }
        String text = generic(plain).replace("\\", "");
        Matcher marked = CLASSIFIER.matcher(text);
        return marked.matches()
                ? (marked.group(2).equals("*") ? "{abstract} " : "{static} ") + marked.group(1) + marked.group(3)
                : text;
    }
}
