package dev.octavo.markdown.syntax;

/** Addresses between {@code <} and {@code >}. CommonMark 0.31.2, section 6.5. */
public final class PointedLinks {
    private static final int LONGEST_SCHEME = 32;
    private static final int LONGEST_LABEL = 63;

    private PointedLinks() {}

    /** Where the link ends that starts with the {@code <} at {@code at}, or -1. */
    public static int end(String text, int at) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) > ' ' && text.charAt(i) != '<' && text.charAt(i) != '>') {
            i++;
        }
        boolean closed = i < text.length() && text.charAt(i) == '>';
        if (!closed) {
            return -1;
        }
        String address = text.substring(at + 1, i);
        return hasScheme(address) || isMail(address) ? i + 1 : -1;
    }

    private static boolean hasScheme(String address) {
        int colon = address.indexOf(':');
        if (colon < 2 || colon > LONGEST_SCHEME || !Characters.isLetter(address.charAt(0))) {
            return false;
        }
        for (int i = 1; i < colon; i++) {
            char c = address.charAt(i);
            if (!Characters.isLetterOrDigit(c) && c != '+' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    public static boolean isMail(String address) {
        int sign = address.indexOf('@');
        if (sign < 1) {
            return false;
        }
        for (int i = 0; i < sign; i++) {
            char c = address.charAt(i);
            if (!Characters.isLetterOrDigit(c) && ".!#$%&'*+/=?^_`{|}~-".indexOf(c) < 0) {
                return false;
            }
        }
        int start = sign + 1;
        for (int i = start; i <= address.length(); i++) {
            if (i == address.length() || address.charAt(i) == '.') {
                if (!isDomainLabel(address, start, i)) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private static boolean isDomainLabel(String text, int start, int end) {
        if (end == start || end - start > LONGEST_LABEL || text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!Characters.isLetterOrDigit(text.charAt(i)) && text.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }
}
