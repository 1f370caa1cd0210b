package dev.octavo.lib.math;

/** The alphabets of formulas, most of which have their own characters in Unicode. */
enum Alphabet {
    ITALIC(0, 0, 0, 0, ""),
    ITALIC_WORD(0x1D434, 0, 0, 0, "hℎ"),
    UPRIGHT(0, 0, 0, 0, ""),
    BOLD(0x1D400, 0x1D7CE, 0x1D6A8, 0x1D6C2, ""),
    BOLD_ITALIC(0x1D468, 0x1D7CE, 0x1D71C, 0x1D736, ""),
    SCRIPT(0x1D49C, 0, 0, 0, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ"),
    FRAKTUR(0x1D504, 0, 0, 0, "CℭHℌIℑRℜZℨ"),
    DOUBLE(0x1D538, 0x1D7D8, 0, 0, "CℂHℍNℕPℙQℚRℝZℤ"),
    SANS(0x1D5A0, 0x1D7E2, 0, 0, ""),
    MONO(0x1D670, 0x1D7F6, 0, 0, "");

    /** The symbols that follow small omega in Unicode's mathematical Greek alphabets. */
    private static final String GREEK_VARIANTS = "∂ϵϑϰϕϱϖ";

    private static final int GREEK_LETTERS = 25;

    private final int latin;
    private final int digits;
    private final int capitals;
    private final int greek;
    /** Pairs of a plain letter and its character, for those that Unicode has elsewhere. */
    private final String exceptions;

    Alphabet(int latin, int digits, int capitals, int greek, String exceptions) {
        this.latin = latin;
        this.digits = digits;
        this.capitals = capitals;
        this.greek = greek;
        this.exceptions = exceptions;
    }

    /** Whether adjacent letters form a word, not a product of variables. */
    boolean isForWords() {
        return this == UPRIGHT || this == ITALIC_WORD || this == BOLD || this == SANS || this == MONO;
    }

    /** The text in this alphabet; characters that it lacks are unchanged. */
    String converted(String text) {
        StringBuilder converted = new StringBuilder();
        text.codePoints().forEach(c -> converted.appendCodePoint(converted(c)));
        return converted.toString();
    }

    private int converted(int c) {
        int exception = exceptions.indexOf(c);
        if (exception >= 0 && exception % 2 == 0) {
            return exceptions.charAt(exception + 1);
        }
        if (latin > 0 && c >= 'A' && c <= 'Z') {
            return latin + c - 'A';
        }
        if (latin > 0 && c >= 'a' && c <= 'z') {
            return latin + 26 + c - 'a';
        }
        if (digits > 0 && c >= '0' && c <= '9') {
            return digits + c - '0';
        }
        if (greek == 0) {
            return c;
        }
        int variant = GREEK_VARIANTS.indexOf(c);
        if (variant >= 0) {
            return greek + GREEK_LETTERS + variant;
        }
        return c >= 'Α' && c <= 'Ω' ? capitals + c - 'Α' : c >= 'α' && c <= 'ω' ? greek + c - 'α' : c;
    }
}
