package dev.octavo.build.pipeline;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.text.CodeHighlighter;
import dev.octavo.lib.typography.Typography;
import dev.octavo.render.template.TemplateEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads the libraries of a build on a free core while the first files are read, once in the life of the program. Loading and
 * initialising their classes takes as long as making a small site.
 */
public final class WarmUp {
    private static final String ARTICLE = """
        It's a "[paragraph](https://example.org)" with *emphasis* and `code`.

        - a list

        ```java
        int code;
        ```
        """;

    private static final String TEMPLATE = "<#if list??><#list list as item>${item?upper_case}</#list></#if>";

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private WarmUp() {}

    /** For a build from nothing. */
    static void everything(CodeHighlighter highlighter) {
        begin(() -> {
            parse(highlighter);
            render();
        });
    }

    /** For a build or a preview that will render pages. */
    public static void templates() {
        begin(WarmUp::render);
    }

    private static void begin(Runnable work) {
        // A native program has nothing to load.
        if (Resources.isNative() || BEGUN.getAndSet(true)) {
            return;
        }
        Thread thread = new Thread(work, "warm-up");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (warmUp, failure) -> {}); // the build will fail in the same way and report it
        try {
            thread.start();
        } catch (OutOfMemoryError tooManyThreads) {
            return; // it only saves time
        }
    }

    private static void parse(CodeHighlighter highlighter) {
        new MarkdownParser(highlighter, false, List.of())
                .with(Typography.of("en"))
                .parse(ARTICLE, "", 1);
    }

    private static void render() {
        new TemplateEngine(name -> Optional.of(TEMPLATE), new SiteUrl("", ""))
                .render("page", "en", new View(List.of("a")), "");
    }

    private record View(List<String> list) {}
}
