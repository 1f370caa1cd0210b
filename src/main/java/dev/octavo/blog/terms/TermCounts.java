package dev.octavo.blog.terms;

import java.util.Arrays;

/** What the occurrences of each term in an article count. Reused for one article after the other. */
final class TermCounts {
    private int[] inSearch = new int[1 << 10]; // by term
    private int[] inComparison = new int[1 << 10];
    private int[] terms = new int[1 << 10]; // those of the article, in order of first occurrence
    private int size;

    void add(int term, Field field) {
        if (term >= inSearch.length) {
            inSearch = Arrays.copyOf(inSearch, 2 * term);
            inComparison = Arrays.copyOf(inComparison, 2 * term);
        }
        if (inSearch[term] == 0) {
            if (size == terms.length) {
                terms = Arrays.copyOf(terms, 2 * size);
            }
            terms[size++] = term;
        }
        inSearch[term] += field.inSearch;
        inComparison[term] += field.inComparison;
    }

    /** How many terms the article has. */
    int size() {
        return size;
    }

    int term(int place) {
        return terms[place];
    }

    int inSearch(int place) {
        return inSearch[terms[place]];
    }

    int inComparison(int place) {
        return inComparison[terms[place]];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            inSearch[terms[i]] = 0;
            inComparison[terms[i]] = 0;
        }
        size = 0;
    }
}
