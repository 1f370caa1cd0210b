package dev.octavo.template.syntax;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something of FreeMarker that no template of a site may use.
 *
 * @param code how it reads in FreeMarker's own spelling
 * @param written how an author may write it
 */
record Refusal(Pattern code, Pattern written, String message, String hint) {
    static final List<Refusal> ALL = List.of(
            new Refusal(
                    Pattern.compile("(?<![\\p{L}\\p{N}_$@)\\]}\".])\\.now\\b|\\.{3}now\\b"),
                    Pattern.compile("\\.\\s*now\\b"),
                    "\".now\" would give another page each time",
                    "take a date of the site: ${post.date.text}, or write the year into \"copyright\" in content/site.yaml"),
            builtin("new", "no template makes objects of Java", "templates work with text, numbers and lists"),
            builtin("api", "no template sees the inside of Java objects", "take what the value has by its name"),
            builtin(
                    "eval",
                    "\"?eval\" is switched off: a template is what its file says",
                    "write the expression itself; for JSON there is ?eval_json"),
            builtin(
                    "interpret",
                    "\"?interpret\" is switched off: a template is what its file says",
                    "put it into a file of its own, and include that"),
            same(
                    "\\.\\.[<!*]?\\d{7,}",
                    "this is a list of more than a million numbers",
                    "write a smaller number behind \"..\""),
            same(
                    "\\.\\.\\)+\\?",
                    "a list without end can be gone through with #list only",
                    "write a number behind \"..\""),
            same(
                    "\\?(left|right)_?[pP]ad\\(\\d{7,}",
                    "this makes a text of more than a million characters",
                    "write a smaller number"));

    private static Refusal builtin(String name, String message, String hint) {
        return new Refusal(
                Pattern.compile("\\?" + name + "\\b(?!_)"), Pattern.compile("\\?\\s*" + name + "\\b"), message, hint);
    }

    private static Refusal same(String code, String message, String hint) {
        Pattern pattern = Pattern.compile(code);
        return new Refusal(pattern, pattern, message, hint);
    }
}
