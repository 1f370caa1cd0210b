package dev.octavo.markdown.write;

import dev.octavo.data.SyntaxFault;
import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.html.CodeInfo;
import dev.octavo.markdown.html.CodeLanguage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns of code that readers would copy in vain: that does not parse, or in which an editor or another program left its
 * marks. What is found is kept with the article.
 */
final class CodeDoubts {
    private static final Set<String> TEMPLATES =
            Set.of(("liquid jinja jinja2 j2 twig django njk nunjucks html handlebars hbs"
                            + " mustache ejs erb markdown md mdx vue svelte go-html-template gotmpl yaml yml ansible text plaintext plain txt"
                            + " regex diff")
                    .split(" "));
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]\\n]{1,200}+]\\(https?://[^)\\s]{1,300}+\\)");
    /** What stands before a link that is part of a comment or a text. */
    private static final Pattern WORDS = Pattern.compile("[\"'`#*;%]|//|--|<!");

    private static final Pattern TAG =
            Pattern.compile("\\{%-?\\s*(?:end)?(?:highlight|raw|codeblock|include)\\b[^%\\n]{0,200}%}"
                    + "|\\{\\{[<%]\\s*/?\\s*[a-z][^}\\n]{0,200}[%>]}}");
    private static final Pattern SHEBANG =
            Pattern.compile("#!\\S*/(?:env +(?:-S +)?)?(\\w+?)[\\d.]*(?: [^\\n]*)?(?:\\n|$)");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "shell", "ksh", "dash");
    private static final List<String> LEFT_OUT = List.of("...", "…", "{{", "{%", "<%");

    private final Draft draft;

    CodeDoubts(Draft draft) {
        this.draft = draft;
    }

    void check(Blocks.Fence fence, CodeInfo info, String code) {
        String language = info.language().toLowerCase(Locale.ROOT);
        if (info.unchecked() || CodeLanguage.isPlain(language)) {
            return;
        }
        if (!TEMPLATES.contains(language)) {
            residue(fence, code);
        }
        if (code.startsWith("#!")) {
            shebang(fence, language, code);
        }
        if (!info.comparison()) {
            SyntaxFault.of(language, code)
                    .filter(fault -> !isLeftOut(code, fault.line()))
                    .ifPresent(fault -> draft.warning(
                            offset(fence, code, fault.line(), fault.column()),
                            fault.message(),
                            "correct it, or write no-check behind the language, fails where the code is meant to be wrong,"
                                    + " or pseudo where it is a sketch"));
        }
    }

    /** Whether the author left something out on that line or the one before it. */
    private static boolean isLeftOut(String code, int line) {
        String lines = line(code, line - 1) + "\n" + line(code, line);
        return LEFT_OUT.stream().anyMatch(lines::contains);
    }

    private void residue(Blocks.Fence fence, String code) {
        if (code.contains("](http")) {
            Matcher link = LINK.matcher(code);
            if (link.find() && !WORDS.matcher(lineUpTo(code, link.start())).find()) {
                draft.warning(
                        offset(fence, code, link.start()),
                        "this is a Markdown link in code, where nothing reads it",
                        "write the address or the name alone, as readers are to copy it");
            }
        }
        if (code.contains("{%") || code.contains("{{<") || code.contains("{{%")) {
            Matcher tag = TAG.matcher(code);
            if (tag.find()) {
                draft.warning(
                        offset(fence, code, tag.start()),
                        "a template's tag is left in this code: " + tag.group(),
                        "delete it, or write no-check behind the language where it is meant to be seen");
            }
        }
    }

    private void shebang(Blocks.Fence fence, String language, String code) {
        Matcher line = SHEBANG.matcher(code);
        if (line.lookingAt()) {
            String program = line.group(1);
            boolean shell = SHELLS.contains(language);
            boolean other = shell
                    ? Set.of("python", "perl", "ruby", "node", "php").contains(program)
                    : SHELLS.contains(program)
                            && Set.of("python", "py", "perl", "ruby", "javascript", "js", "php")
                                    .contains(language);
            if (other) {
                draft.warning(
                        offset(fence, code, 0),
                        "this is code for " + program + ", and not " + CodeLanguage.name(language),
                        "write the language " + (program.equals("node") ? "js" : program) + " behind the fence");
            }
        }
    }

    private static String lineUpTo(String code, int at) {
        return code.substring(code.lastIndexOf('\n', at) + 1, at);
    }

    private static String line(String code, int number) {
        return code.lines()
                .skip(Math.max(0, number - 1))
                .limit(number < 1 ? 0 : 1)
                .findFirst()
                .orElse("");
    }

    private int offset(Blocks.Fence fence, String code, int at) {
        int line = (int) code.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return offset(fence, code, line, at - code.lastIndexOf('\n', at - 1));
    }

    private int offset(Blocks.Fence fence, String code, int line, int column) {
        int last = Math.max(1, (int) code.lines().count());
        if (line > last) { // something is missing at the end
            return offset(fence, code, last, Integer.MAX_VALUE);
        }
        String words = line(code, line);
        return CodeBlocks.offset(draft.places.text(), fence, words, line) + Math.min(words.length(), column - 1);
    }
}
