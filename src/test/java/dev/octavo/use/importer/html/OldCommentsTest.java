package dev.octavo.use.importer.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldComment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What readers wrote, below an article. */
final class OldCommentsTest {
    private final Account account = new Account();
    private final List<OldComment> comments = new ArrayList<>();

    @Test
    void writesAnswersBelowWhatTheyAnswer() {
        add("1", "", "Ann", "2020-01-03 10:00:00", "A fine *kite*.\n\nIt <em>flies</em>:\n<pre>up\n\ndown</pre>");
        add("2", "", "", "", "<blockquote>It flies</blockquote>Indeed.");
        add("3", "1", "Ben", "2020-01-04T08:00:00Z", "<ul><li>Yes</li></ul>");
        add("4", "gone", "Cy & <b>Co</b>", "2020-02-01", "An answer to nobody");
        add("5", "3", "Dee", "2020-02-02", "Thanks");
        assertEquals("""
                ## Kommentare

                - **Ann**, 3. Januar 2020

                  A fine \\*kite\\*.

                  It *flies*:

                  ```
                  up

                  down
                  ```

                  - **Ben**, 4. Januar 2020

                    - Yes

                    - **Dee**, 2. Februar 2020

                      Thanks

                - **?**

                  > It flies

                  Indeed.

                - **Cy & \\<b>Co\\</b>**, 1. Februar 2020

                  An answer to nobody
                5 kept, 0 changed""", markdown("de"));
    }

    @Test
    void confinesWhatIsHostile() {
        add(
                "1",
                "",
                "<script>alert(1)</script>",
                "x\" onload=\"y",
                "<script>alert(1)</script>Hi<img src=x onerror=alert(1)>");
        comments.add(new OldComment(
                "2",
                Optional.empty(),
                "[a](javascript:x)",
                Optional.of("javascript:alert(1)"),
                "",
                "<a href=\"JavaScript:alert(1)\">a</a> <a href=\"https://example.org/\" onclick=\"x()\">b</a>"));
        add(
                "3",
                "",
                "C",
                "",
                "&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1)) ![y](https://example.org/y.png)");
        add(
                "4",
                "",
                "D",
                "",
                "::embed[x]{src=https://example.org/}\n\n:::details[x]\n\nin\n\n:::\n\n[[Kite]] {#id .class}\n\n## Head\n\n---\n\n```\n- code");
        add(
                "5",
                "",
                "E",
                "",
                "</li></ul></div><h2 id=x>Out</h2><!--more--><style>*{}</style><iframe src=//x></iframe><svg onload=x><form><input>");
        add("6", "7", "F", "", "a circle");
        add("7", "6", "G", "", "of two {{ site.title }} $x$ {{< x >}} <b>unclosed");
        String markdown = markdown("en");
        assertEquals("""
                ## Comments

                - **\\<script>alert(1)\\</script>**

                  Hi

                - **&#91;a&#93;(javascript:x)**

                  a [b](https://example.org/)

                - **C**

                  \\<script>alert(1)\\</script> [x&#93;(javascript:alert(1)) !&#91;y&#93;(https\\://example.org/y.png)

                - **D**

                  \\::embed[x]\\{src=https\\://example.org/}

                  \\:::details[x&#93;

                  in

                  \\:::

                  [&#91;Kite]] \\{#id .class}

                  \\## Head

                  \\---

                  \\`\\`\\`\\
                  \\- code

                - **E**

                  Out

                - **F**

                  a circle

                  - **G**

                    of two \\{\\{ site.title }} \\$x\\$ \\{\\{\\< x >}} **unclosed**
                3 kept, 4 changed""", markdown);
        String shown = HtmlConversion.html(markdown);
        assertFalse(
                Pattern.compile("(?i)<(?:script|img|iframe|svg|form|input|style)|<[^>]* on\\w+=|=\"?javascript:")
                        .matcher(shown)
                        .find(),
                shown);
    }

    @Test
    void survivesAChainOfAnswers() {
        for (int i = 0; i < 1_000; i++) {
            add("" + i, "" + (i - 1), "A", "", "words");
        }
        assertEquals(1_000, markdown("en").split("words", -1).length - 1);
    }

    private void add(String id, String parent, String author, String date, String html) {
        comments.add(new OldComment(
                id, Optional.of(parent).filter(name -> !name.isEmpty()), author, Optional.empty(), date, html));
    }

    private String markdown(String language) {
        return new OldComments(language).markdown(comments, "export.xml, item 1", account)
                + account.count(Thing.COMMENT, Fate.KEPT) + " kept, " + account.count(Thing.COMMENT, Fate.CHANGED)
                + " changed";
    }
}
