package dev.octavo.site;

import dev.octavo.address.Address;
import java.util.List;
import java.util.Optional;

/**
 * What is said to programs.
 *
 * @param redirects for which servers there are rules that lead from earlier addresses to those of today
 * @param headers for which servers there are rules that say {@code ai} and {@code licence} with every answer
 * @param ai absent where nothing is said of it
 * @param licence the address of its text
 */
public record Machines(
        List<Server> redirects,
        List<Server> headers,
        Optional<Ai> ai,
        Optional<String> licence,
        Texts texts,
        Calls calls) {
    /** Where nothing is said. */
    public static final Machines STANDARD =
            new Machines(List.of(), List.of(), Optional.empty(), Optional.empty(), Texts.NONE, Calls.NONE);

    public Machines {
        redirects = List.copyOf(redirects);
        headers = List.copyOf(headers);
    }

    /** Whether programs may not learn from the texts. */
    public boolean reserved() {
        return ai.isPresent() && !ai.get().mayLearn();
    }

    /** The same as TDMRep has it, 1 or 0; absent where nothing is said. */
    public Optional<Integer> reservation() {
        return ai.map(given -> given.mayLearn() ? 0 : 1);
    }

    /**
     * Who is told what is new when the site is published.
     *
     * @param hub of WebSub, an absolute URL, which tells those who follow a feed
     */
    public record Calls(Optional<String> hub, Optional<IndexNow> indexNow) {
        public static final Calls NONE = new Calls(Optional.empty(), Optional.empty());
    }

    /**
     * How search engines are told.
     *
     * @param key by which they know that it comes from the site, where a file has it
     * @param endpoint the absolute URL that is called
     */
    public record IndexNow(String key, String endpoint) {
        public Address keyFile() {
            return new Address("/" + key + ".txt");
        }
    }

    /**
     * In which other forms articles are published.
     *
     * @param llms whether there is a list of all of them for language models
     * @param llmsFull whether there is a file with the texts of all of them
     * @param markdown whether each is there as Markdown too, beside its page
     */
    public record Texts(boolean llms, boolean llmsFull, boolean markdown) {
        public static final Texts NONE = new Texts(false, false, false);
    }
}
