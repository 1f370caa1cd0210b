package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What untrusted authors may write. */
final class UntrustedTest {
    @Test
    void harmlessTagsKeepHarmlessAttributes() {
        assertEquals(
                "<p><b>a</b> <a href=\"/b/\" title=\"c\">d</a> <img src=\"e.png\" width=\"3\" alt=\"f\" loading=\"lazy\" decoding=\"async\"></p>\n",
                Filled.untrusted("<b class=x id=y style='z' onclick=w>a</b> <a href=/b/ title=c target=_top>d</a> "
                        + "<img src=e.png alt=f width=3 onerror=alert(1)>"));
    }

    @Test
    void otherTagsAreText() {
        assertEquals(
                "&lt;script&gt;a &lt; b&lt;/script&gt;\n<p>a &lt;iframe src=&quot;x&quot;&gt; &lt;svg/onload=x&gt;</p>\n",
                Filled.untrusted("<script>a < b</script>\n\na <iframe src=\"x\"> <svg/onload=x>"));
    }

    @Test
    void removesAddressesThatRunScripts() {
        assertEquals(
                "<p><a>a</a> <img loading=\"lazy\"> c</p>\n",
                Filled.untrusted("<a href=\"java&#x09;script:x\">a</a> <img src=\"data:x\"> [c](javascript:x)"));
    }

    @Test
    void balancesTags() {
        assertEquals("<div>\n<p>a <b>b</b></p><b>\n</b></div>", Filled.untrusted("<div>\n\na <b>b"));
        assertEquals("<p>a&lt;/section&gt;</p>\n", Filled.untrusted("a</div></section>"));
    }

    @Test
    void removesCommentsAndEscapesUnclosedTags() {
        assertEquals("<p>a  b</p>\n", Filled.untrusted("a <!-- x --> b"));
        assertEquals(
                "<div>a &lt;b c=&quot;\n</div>",
                Filled.untrusted("<div>a <b c=\"").stripTrailing());
    }

    @Test
    void keepsWhatOctavoWrites() {
        String text = """
                # a

                - [x] b

                > [!NOTE]
                > c

                ```java
                d
                ```

                | e |
                |:-:|
                | f |

                ![g](h.png "i")

                j[^1] ~~k~~

                l
                : m

                [^1]: n
                """;
        assertEquals(Filled.html(text), Filled.untrusted(text));
    }
}
