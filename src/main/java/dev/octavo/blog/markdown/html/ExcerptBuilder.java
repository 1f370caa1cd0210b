package dev.octavo.blog.markdown.html;

import java.util.regex.Pattern;

/** Collects the first words of an article, or everything before the author's {@code <!--more-->}. */
public final class ExcerptBuilder {
    private static final int LONGEST = 200;
    /** With a {@code <!--more-->}. */
    private static final int LONGEST_CHOSEN = 1000;
    /** Ends the excerpt in WordPress, Hugo and Jekyll. */
    private static final Pattern MORE = Pattern.compile("<!--\\s*more\\s*-->");

    private final StringBuilder text = new StringBuilder();
    private final boolean marked;
    private boolean complete;
    /** The end of the excerpt unless a {@code <!--more-->} follows; -1 if not reached yet. */
    private int end = -1;

    private boolean chosen;
    /** The first paragraph in a component or a quotation, which the excerpt is made from if there are no others. */
    private String inside = "";

    /** @param article the Markdown, which may contain {@code <!--more-->} */
    public ExcerptBuilder(String article) {
        marked = article.contains("<!--") && MORE.matcher(article).find();
    }

    /** Whether {@code html} starts with {@code <!--more-->}. */
    public static boolean isEnd(String html) {
        return html.startsWith("<!--") && MORE.matcher(html).lookingAt();
    }

    /** Whether the rest of the article cannot change the excerpt. */
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

    /** Adds a paragraph that stands in a component or a quotation. */
    public void addInside(String paragraph) {
        inside = inside.isBlank() ? paragraph : inside;
    }

    /** Ends the excerpt here, unless it is still empty. */
    public void end() {
        if (marked && end < 0 && !text.isEmpty()) {
            end = text.length();
        }
        complete |= !marked && !text.isEmpty();
    }

    /** Ends the excerpt at a {@code <!--more-->}, unless it is still empty. */
    public void endHere() {
        if (text.isEmpty()) {
            add(inside);
        }
        chosen |= !text.isEmpty();
        complete |= chosen;
    }

    /** At most 200 characters, or 1,000 with a {@code <!--more-->}; cut after a word, with an ellipsis. */
    public String text() {
        if (text.isEmpty()) {
            add(inside);
        }
        if (!chosen && end >= 0) {
            text.setLength(end);
        }
        return beginning(text.toString(), chosen ? LONGEST_CHOSEN : LONGEST);
    }

    /** The first words of {@code text}: at most {@code longest} characters, cut after a word, with an ellipsis. */
    public static String beginning(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int cut = text.lastIndexOf(' ', longest - 1);
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
