package dev.octavo.markdown.write;

import dev.octavo.markdown.html.BodyBuilder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks up acronyms, such as NATO, MP3 and PDFs. Three or more words in capitals are shouting, and stay as they are. */
final class Acronyms {
    private static final String BEFORE = "(?<![\\p{L}\\p{N}_.@])";
    private static final String AFTER = "(?![\\p{L}\\p{N}\\p{M}_@]|\\.\\p{L})";
    private static final String CRY = BEFORE + "\\p{Lu}{1,30}+(?:[ \\u00A0]\\p{Lu}{1,30}+" + AFTER + "){2,}+";
    private static final String ACRONYM =
            BEFORE + "(?=\\p{Lu}\\p{Nd}*+\\p{Lu})([\\p{Lu}\\p{Nd}]{3,30}+)(?=s?+" + AFTER + ")";
    private static final Pattern CAPITALS = Pattern.compile(CRY + "|" + ACRONYM);

    private Acronyms() {}

    static void write(String text, BodyBuilder out) {
        int done = 0;
        for (Matcher found = CAPITALS.matcher(text); found.find(); ) {
            if (found.group(1) != null) {
                out.text(text.substring(done, found.start()))
                        .add("<span class=\"acronym\">")
                        .text(found.group(1))
                        .add("</span>");
                done = found.end();
            }
        }
        out.text(text.substring(done));
    }
}
