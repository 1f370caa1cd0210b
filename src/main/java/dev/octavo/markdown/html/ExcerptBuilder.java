package dev.octavo.markdown.html;

import java.util.regex.Pattern;

/** Collects the first words of an article's paragraphs, or all up to where its author says that they end. */
public final class ExcerptBuilder {
    private static final int LONGEST = 200;
    /** Where the author says where it ends. */
    private static final int LONGEST_CHOSEN = 1000;
    /** Where WordPress, Hugo and Jekyll cut what they show of an article in a list. */
    private static final Pattern MORE = Pattern.compile("<!--\\s*more\\s*-->");

    private final StringBuilder text = new StringBuilder();
    private final boolean marked;
    private boolean complete;
    /** Where it ends unless the author says otherwise; -1 where nothing has ended it yet. */
    private int end = -1;

    private boolean chosen;

    /** @param article in which the author may say where it ends */
    public ExcerptBuilder(String article) {
        marked = article.contains("<!--") && MORE.matcher(article).find();
    }

    /** Whether a tag or comment says that the excerpt ends there. */
    public static boolean isEnd(String html) {
        return html.startsWith("<!--") && MORE.matcher(html).lookingAt();
    }

    /** Whether nothing that follows matters. */
    public boolean isComplete() {
        return chosen || (complete && !marked);
    }

    public void add(String paragraph) {
        if (complete) {
            return;
        }
        int longest = marked ? LONGEST_CHOSEN : LONGEST;
        boolean apart = true;
        for (int i = 0; i < paragraph.length() && text.length() <= longest; i++) {
            char c = paragraph.charAt(i);
            if (Character.isWhitespace(c)) {
                apart = true;
            } else {
                text.append(apart && !text.isEmpty() ? " " : "").append(c);
                apart = false;
            }
        }
        complete = text.length() > longest;
    }

    /** Ends the excerpt here, unless it is still empty. */
    public void end() {
        if (marked && end < 0 && !text.isEmpty()) {
            end = text.length();
        }
        complete |= !marked && !text.isEmpty();
    }

    /** Ends the excerpt where its author says so, unless it is still empty. */
    public void endHere() {
        chosen |= !text.isEmpty();
        complete |= chosen;
    }

    /** At most 200 characters, 1,000 where the author says where it ends, cut after a word, with an ellipsis where there is more. */
    public String text() {
        if (!chosen && end >= 0) {
            text.setLength(end);
        }
        int longest = chosen ? LONGEST_CHOSEN : LONGEST;
        if (text.length() <= longest) {
            return text.toString();
        }
        int cut = text.lastIndexOf(" ", longest - 1);
        if (cut < longest / 2) {
            cut = longest - 1; // a script without spaces between words, or one endless word
            cut -= Character.isLowSurrogate(text.charAt(cut)) ? 1 : 0;
        }
        while (cut > 0 && ",;:.–—- ".indexOf(text.charAt(cut - 1)) >= 0) {
            cut--;
        }
        return text.substring(0, cut) + "…";
    }
}
