package dev.octavo.build.pipeline;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.typography.Typography;
import dev.octavo.render.template.TemplateEngine;
import java.util.List;
import java.util.Optional;

/**
 * Loads the libraries of a build on a free core while the first files are read. Loading and initialising their classes
 * takes as long as making a small site.
 */
final class WarmUp {
    private static final String ARTICLE = """
        It's a "[paragraph](https://example.org)" with *emphasis* and `code`.

        - a list

        ```java
        int code;
        ```
        """;

    private static final String TEMPLATE = "<#if list??><#list list as item>${item?upper_case}</#list></#if>";

    private WarmUp() {}

    static void begin(CodeHighlighter highlighter) {
        if (Resources.isNative()) {
            return; // it has nothing to load
        }
        Thread thread = new Thread(() -> run(highlighter), "warm-up");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (warmUp, failure) -> {}); // the build will fail in the same way and report it
        thread.start();
    }

    private static void run(CodeHighlighter highlighter) {
        new MarkdownParser(highlighter, false, List.of())
                .with(Typography.of("en"))
                .parse(ARTICLE, "", 1);
        new TemplateEngine(name -> Optional.of(TEMPLATE), new SiteUrl("", ""))
                .render("page", "en", new View(List.of("a")), "");
    }

    private record View(List<String> list) {}
}
