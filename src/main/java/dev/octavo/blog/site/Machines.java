package dev.octavo.blog.site;

import dev.octavo.lib.address.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a site publishes for programs rather than readers.
 *
 * @param redirects the servers to write redirect rules for
 * @param headers the servers to write rules for that send {@code ai}, {@code licence} and how long browsers may keep a file
 * @param precompress whether a compressed copy lies beside each text file, at its name with {@code .gz}
 * @param csp whether each page has a Content-Security-Policy
 * @param ai absent if {@code site.yaml} does not say
 * @param licence the address of the licence's text
 */
public record Machines(
        List<Server> redirects,
        List<Server> headers,
        boolean precompress,
        boolean csp,
        Optional<Ai> ai,
        Optional<String> licence,
        Texts texts,
        Notifications notifications) {
    public Machines {
        redirects = List.copyOf(redirects);
        headers = List.copyOf(headers);
    }

    /** The files with rules for servers. */
    public Set<Address> ruleFiles() {
        Set<Address> files = new TreeSet<>();
        redirects.forEach(server -> files.add(server.redirects()));
        headers.forEach(server -> files.add(server.headers()));
        return files;
    }

    /** Whether the site forbids training on its texts. */
    public boolean reserved() {
        return ai.isPresent() && !ai.get().mayLearn();
    }

    /** {@code tdm-reservation} of TDMRep, 1 if training is forbidden; absent if {@code ai} is. */
    public Optional<Integer> reservation() {
        return ai.map(given -> given.mayLearn() ? 0 : 1);
    }

    /**
     * Who is notified when the site is published.
     *
     * @param hub the absolute URL of a WebSub hub, which notifies subscribers of the feeds
     */
    public record Notifications(Optional<String> hub, Optional<IndexNow> indexNow) {
        public static final Notifications NONE = new Notifications(Optional.empty(), Optional.empty());
    }

    /**
     * How search engines are notified.
     *
     * @param key proves that a notification is the site's, since a file of the site holds it too
     * @param endpoint the absolute URL to call
     */
    public record IndexNow(String key, String endpoint) {
        public Address keyFile() {
            return new Address("/" + key + ".txt");
        }
    }

    /**
     * The forms in which articles are published besides HTML.
     *
     * @param llms whether there is a list of all articles for language models
     * @param llmsFull whether there is one file with the texts of all articles
     * @param markdown whether each page has a Markdown copy beside it
     */
    public record Texts(boolean llms, boolean llmsFull, boolean markdown) {}
}
