package dev.octavo.blog.terms;

/** The parts of an article, and what an occurrence of a term in each counts. */
enum Field {
    TITLE(Field.IN_TITLE + 20, 16),
    DESCRIPTION(6, 4),
    TAG(12, 0), // compared as a whole
    HEADING(10, 8),
    PROSE(4, 2),
    /** Code, except its beginning: the names that matter are there. */
    LISTING(4, 0);

    /** Added to what a term of the title counts. */
    static final int IN_TITLE = 1 << 24;

    final int inSearch; // in quarters of an occurrence in prose
    final int inComparison;

    Field(int inSearch, int inComparison) {
        this.inSearch = inSearch;
        this.inComparison = inComparison;
    }
}
