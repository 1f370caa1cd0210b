package dev.octavo.markdown.html;

/** Collects the first words of an article's paragraphs. */
public final class Excerpt {
    private static final int LONGEST = 200;

    private final StringBuilder text = new StringBuilder();
    private boolean complete;

    /** Whether it has enough words. */
    public boolean isComplete() {
        return complete;
    }

    public void add(String paragraph) {
        if (complete) {
            return;
        }
        boolean apart = true;
        for (int i = 0; i < paragraph.length() && text.length() <= LONGEST; i++) {
            char c = paragraph.charAt(i);
            if (Character.isWhitespace(c)) {
                apart = true;
            } else {
                text.append(apart && !text.isEmpty() ? " " : "").append(c);
                apart = false;
            }
        }
        complete = text.length() > LONGEST;
    }

    /** Ends the excerpt here, unless it is still empty. */
    public void end() {
        complete |= !text.isEmpty();
    }

    /** At most 200 characters, cut after a word, with an ellipsis where there is more. */
    public String text() {
        if (text.length() <= LONGEST) {
            return text.toString();
        }
        int end = text.lastIndexOf(" ", LONGEST - 1);
        if (end < LONGEST / 2) {
            end = LONGEST - 1; // a script without spaces between words, or one endless word
            end -= Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
        }
        while (end > 0 && ",;:.–—- ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
