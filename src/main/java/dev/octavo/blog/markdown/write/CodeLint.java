package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.CodeInfo;
import dev.octavo.blog.markdown.html.CodeLanguage;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.lib.data.SyntaxError;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warns of code that readers could not use: code that does not parse, or that contains leftovers of an editor or another
 * program.
 */
final class CodeLint {
    private static final Set<String> TEMPLATES =
            Set.of(("liquid jinja jinja2 j2 twig django njk nunjucks html handlebars hbs"
                            + " mustache ejs erb markdown md mdx vue svelte go-html-template gotmpl yaml yml ansible text plaintext plain txt"
                            + " regex diff")
                    .split(" "));
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]\\n]{1,200}+]\\(https?://[^)\\s]{1,300}+\\)");
    /** Text before a link that is in a comment or a string. */
    private static final Pattern WORDS = Pattern.compile("[\"'`#*;%]|//|--|<!");

    private static final Pattern TAG =
            Pattern.compile("\\{%-?\\s*(?:end)?(?:highlight|raw|codeblock|include)\\b[^%\\n]{0,200}%}"
                    + "|\\{\\{[<%]\\s*/?\\s*[a-z][^}\\n]{0,200}[%>]}}");
    private static final Pattern SHEBANG =
            Pattern.compile("#!\\S*/(?:env +(?:-S +)?)?(\\w+?)[\\d.]*(?: [^\\n]*)?(?:\\n|$)");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "zsh", "shell", "ksh", "dash");
    private static final List<String> LEFT_OUT = List.of("...", "…", "{{", "{%", "<%");

    private final ArticleState state;

    CodeLint(ArticleState state) {
        this.state = state;
    }

    void check(CodeInfo info, BlockText code) {
        String language = info.language().toLowerCase(Locale.ROOT);
        if (info.unchecked() || CodeLanguage.isPlain(language)) {
            return;
        }
        if (!TEMPLATES.contains(language)) {
            residue(code);
        }
        if (code.text().startsWith("#!")) {
            shebang(language, code);
        }
        if (!info.isDiff()) {
            SyntaxError.of(language, code.text())
                    .filter(fault -> !isLeftOut(code.text(), fault.line()))
                    .ifPresent(fault -> state.warning(
                            ProblemKind.CODE_MISTAKE,
                            offset(code, fault.line(), fault.column()),
                            fault.message(),
                            "correct it, or write after the language: no-check, fails if the code is meant to be wrong,"
                                    + " or pseudo if it is a sketch"));
        }
    }

    /** Whether code is left out on that line or the one before it. */
    private static boolean isLeftOut(String code, int line) {
        return code.lines()
                .skip(Math.max(0, line - 2))
                .limit(Math.min(2, line))
                .anyMatch(shown -> LEFT_OUT.stream().anyMatch(shown::contains));
    }

    private void residue(BlockText prose) {
        String code = prose.text();
        if (code.contains("](http")) {
            Matcher link = LINK.matcher(code);
            if (link.find() && !WORDS.matcher(lineUpTo(code, link.start())).find()) {
                state.warning(
                        ProblemKind.CODE_BLOCK,
                        prose.offset(link.start()),
                        "this is a Markdown link in code, where nothing reads it",
                        "write the address or the name alone, as readers are to copy it");
            }
        }
        if (code.contains("{%") || code.contains("{{<") || code.contains("{{%")) {
            Matcher tag = TAG.matcher(code);
            if (tag.find()) {
                state.warning(
                        ProblemKind.CODE_BLOCK,
                        prose.offset(tag.start()),
                        "a template's tag is left in this code: " + tag.group(),
                        "delete it, or write no-check after the language if it is meant to be shown");
            }
        }
    }

    private void shebang(String language, BlockText code) {
        Matcher line = SHEBANG.matcher(code.text());
        if (line.lookingAt()) {
            String program = line.group(1);
            boolean shell = SHELLS.contains(language);
            boolean other = shell
                    ? Set.of("python", "perl", "ruby", "node", "php").contains(program)
                    : SHELLS.contains(program)
                            && Set.of("python", "py", "perl", "ruby", "javascript", "js", "php")
                                    .contains(language);
            if (other) {
                state.warning(
                        ProblemKind.CODE_BLOCK,
                        code.offset(0),
                        "this is code for " + program + ", and not " + CodeLanguage.name(language),
                        "write the language " + (program.equals("node") ? "js" : program) + " after the fence");
            }
        }
    }

    private static String lineUpTo(String code, int at) {
        return code.substring(code.lastIndexOf('\n', at) + 1, at);
    }

    /** The offset in the article of a line and column of the code; a place past the code means its last character. */
    private static int offset(BlockText code, int line, int column) {
        int start = code.line(line);
        int end = code.text().indexOf('\n', start);
        return code.offset(end < 0 ? Math.max(0, code.text().length() - 1) : Math.min(end, start + column - 1));
    }
}
