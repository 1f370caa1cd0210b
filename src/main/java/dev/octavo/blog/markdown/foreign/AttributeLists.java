package dev.octavo.blog.markdown.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lists of attributes in braces, and the other marks of kramdown and Python-Markdown: {@code {: .class}}, {@code {:toc}}. */
final class AttributeLists {
    private static final Pattern LINE = Pattern.compile("(?<![ \t>])([ \t>]*+)\\{:?([^{}\n]{0,300}+)}[ \t]*+");
    private static final Pattern INLINE =
            Pattern.compile("[ \t]?\\{(?::(?!:)([^{}\n]{0,300}+)|[ \t]++([#.][^{}\n]{0,300}+))}");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("[#.][\\p{L}\\p{Nd}_:-]++|(?<![\\w-])([\\w-]++)=(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'{}]++)");
    private static final Pattern ALLOWED = Pattern.compile("id|class|title|lang|dir|role|translate|data-.+|aria-.+");
    private static final Pattern OF_LINKS =
            Pattern.compile("rel|target|hreflang|download|type|width|height|sizes|loading|decoding|fetchpriority");
    private static final Pattern EXTENSION = Pattern.compile("\\{:(?=[:/]):?/?[a-z]*+(?: [^{}\n]{0,200}+)?/?}(\n?)");
    private static final Pattern LIST =
            Pattern.compile("(?<![ \t>])[ \t>]*+(?:[-+*]|[0-9]{1,9}[.)])[ \t].*|[ ]{2,}.*|\t.*|>.*|\\|.*");
    private static final Pattern CONTENTS =
            Pattern.compile("(?<![ \t>])[ \t>]*+(?:\\[TOC]|\\[\\[_?toc_?]])[ \t]*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABBREVIATION = Pattern.compile("\\*\\[[^\\]]++]:.*");

    private static final String COMMENT = "{::comment}";

    private final Translation context;
    private final List<String> out = new ArrayList<>();

    private AttributeLists(Translation context) {
        this.context = context;
    }

    static String translated(String text, Translation context) {
        if (!text.contains("{") && !text.contains("[")) {
            return text;
        }
        AttributeLists lists = new AttributeLists(context);
        String plain = text.contains("{:") ? lists.withoutExtensions(text) : text;
        lists.lines(plain);
        String all = String.join("\n", lists.out);
        return plain.endsWith("\n") ? all + "\n" : all;
    }

    /** Leaves out {@code {::nomarkdown}} and {@code {::comment}words{:/}}. */
    private String withoutExtensions(String written) {
        String text = withoutComments(written);
        return CodeRanges.replaced(text, EXTENSION, found -> {
            String name = found.group().replaceFirst("\\{::?(/?[a-z]*)[\\s\\S]*", "{::$1}");
            context.changed(name + " to nothing");
            boolean line = found.start() == 0 || text.charAt(found.start() - 1) == '\n';
            return line ? "" : found.group(1);
        });
    }

    private String withoutComments(String text) {
        CodeRanges code = CodeRanges.of(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        int start = text.indexOf(COMMENT);
        for (int end; start >= 0 && (end = text.indexOf("{:/", start)) >= 0; start = text.indexOf(COMMENT, end)) {
            int close = text.indexOf('}', end);
            if (!code.contains(start) && close >= 0) {
                context.changed(COMMENT + " to nothing");
                out.append(text, from, start);
                from = close + (text.startsWith("\n", close + 1) ? 2 : 1);
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    private void lines(String text) {
        CodeRanges code = CodeRanges.of(text);
        boolean codeAbove = false;
        int at = 0;
        for (String line : text.lines().toList()) {
            boolean isCode = code.contains(at) && code.end(at) >= at + line.length();
            Matcher alone = LINE.matcher(line);
            if (isCode) {
                out.add(line);
            } else if (CONTENTS.matcher(line).matches()) {
                contents();
            } else if (alone.matches()
                    && (line.contains("{:")
                            || ATTRIBUTE.matcher(alone.group(2).strip()).lookingAt())) {
                block(alone.group(1), alone.group(2).strip(), codeAbove);
            } else if (ABBREVIATION.matcher(line).matches()) {
                abbreviation(line);
            } else {
                out.add(line.indexOf('{') < 0 ? line : inline(line, at, code));
            }
            codeAbove = isCode;
            at += line.length() + 1;
        }
    }

    private void contents() {
        context.contents();
        context.changed("a mark for contents to toc: true");
    }

    private String above() {
        return out.isEmpty() ? "" : out.get(out.size() - 1);
    }

    /** An abbreviation is in a paragraph of its own. */
    private void abbreviation(String line) {
        if (!above().isBlank() && !ABBREVIATION.matcher(above()).matches()) {
            out.add("");
        }
        out.add(line);
    }

    /** Attributes alone on a line, which are those of the block above. */
    private void block(String prefix, String written, boolean codeAbove) {
        if (List.of(written.split("\\s+", -1)).contains("toc")) {
            contents();
            if (LIST.matcher(above()).matches()) {
                out.remove(out.size() - 1);
            }
            return;
        }
        String kept = kept(written, false);
        if (kept.isEmpty() || above().isBlank()) {
            return;
        }
        if (above().startsWith("#")) {
            out.set(out.size() - 1, above().stripTrailing() + " " + kept);
            return;
        }
        if (codeAbove || (LIST.matcher(above()).matches() && prefix.isBlank())) {
            out.add("");
        }
        out.add(prefix + kept);
    }

    private String inline(String line, int offset, CodeRanges code) {
        return INLINE.matcher(line).replaceAll(found -> {
            char before = found.start() == 0 ? ' ' : line.charAt(found.start() - 1);
            boolean colon = found.group(1) != null;
            String written = colon ? found.group(1) : found.group(2);
            boolean attributes =
                    ATTRIBUTE.matcher(written.strip()).lookingAt() && !code.contains(offset + found.end() - 1);
            if (!attributes) {
                return Matcher.quoteReplacement(found.group());
            }
            boolean heading = line.stripLeading().startsWith("#")
                    && line.substring(found.end()).isBlank();
            boolean directly = found.group().startsWith("{") && ")]".indexOf(before) >= 0;
            String kept = heading || directly ? kept(written, directly) : leave();
            return Matcher.quoteReplacement(heading && !kept.isEmpty() ? " " + kept : kept);
        });
    }

    private String leave() {
        context.left("attributes of words that are not a link");
        return "";
    }

    /** Those attributes that Octavo knows, in braces; empty if there are none. */
    private String kept(String written, boolean link) {
        List<String> all = ATTRIBUTE
                .matcher(written)
                .results()
                .filter(found -> found.group(1) == null
                        ? !found.group().matches("\\.no_toc|\\.unnumbered")
                        : ALLOWED.matcher(found.group(1)).matches()
                                || (link && OF_LINKS.matcher(found.group(1)).matches()))
                .map(found -> found.group())
                .toList();
        if (all.isEmpty()) {
            context.left("attributes that Octavo does not know");
            return "";
        }
        context.changed("attributes to those of Octavo");
        return all.stream().collect(Collectors.joining(" ", "{", "}"));
    }
}
