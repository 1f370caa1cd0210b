package dev.octavo.search;

import dev.octavo.address.Address;
import dev.octavo.hash.Hash;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.text.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a browser reads first: where each word is found. It brings along the shards, in which the words are, and of a
 * large site the titles of its articles.
 *
 * @param articles the oldest first
 */
record SearchIndex(List<Found> articles) implements Output {
    static final Address FOLDER = new Address("/search/");

    /** More titles than these do not fit into the first file. */
    private static final int MOST_AT_ONCE = 1000;

    private static final int TITLES = 200;
    private static final int SUM = 8;
    private static final int MOST_CHOICES = 60;

    SearchIndex {
        articles = List.copyOf(articles);
    }

    /**
     * The first file.
     *
     * @param n how many articles there are
     * @param languages of which the endings of words are left out
     * @param from the first word of each shard but the first
     * @param sums of the shards, so that browsers keep what has not changed
     * @param d the articles, where they are few
     * @param titles the files of titles, where the articles are many
     * @param choices by what readers may narrow a search
     */
    private record First(
            int n,
            List<String> languages,
            List<String> from,
            List<String> sums,
            Optional<Cards> d,
            Optional<Titles> titles,
            Choices choices) {}

    /**
     * Files of titles.
     *
     * @param each how many articles one has
     * @param sum of all of them
     */
    private record Titles(int each, String sum) {}

    private record Choices(List<String> tag, List<String> year, List<String> lang, List<String> in) {}

    @Override
    public Address address() {
        return FOLDER.file("index.json");
    }

    @Override
    public Origin origin() {
        return Origin.of("the index of the search");
    }

    @Override
    public Content make(Inputs inputs) {
        Inversion words = Inversion.of(articles, inputs);
        Cards.All cards = Cards.All.of(articles);
        boolean few = articles.size() <= MOST_AT_ONCE;
        Shards shards = Shards.of(words, cards, few);
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < shards.shards().size(); i++) {
            sums.add(bring(i + ".json", shards.bytes(i), inputs).substring(0, SUM));
        }
        First first = new First(
                articles.size(),
                distinct(articles.stream()
                        .map(found -> Tokenizer.base(found.language()))
                        .toList()),
                shards.firstWords(),
                sums,
                few ? Optional.of(cards.from(0, cards.size())) : Optional.empty(),
                few ? Optional.empty() : Optional.of(titles(cards, inputs)),
                choices());
        return new Content.Bytes(utf8(Json.COMPACT.write(first)));
    }

    /** The hash of what is brought along. */
    private static String bring(String name, byte[] bytes, Inputs inputs) {
        inputs.bring(FOLDER.file(name), bytes);
        return Hash.of(bytes).hex();
    }

    private static Titles titles(Cards.All cards, Inputs inputs) {
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i * TITLES < cards.size(); i++) {
            Cards some = cards.from(i * TITLES, Math.min((i + 1) * TITLES, cards.size()));
            sums.append(bring("t" + i + ".json", utf8(Json.COMPACT.write(some)), inputs));
        }
        return new Titles(TITLES, Hash.of(utf8(sums.toString())).hex().substring(0, SUM));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Choices choices() {
        return new Choices(
                some(articles.stream()
                        .flatMap(found -> found.tags().stream())
                        .map(tag -> tag.slug() + " " + tag.name())
                        .toList()),
                some(articles.stream()
                        .flatMap(found -> found.day().stream())
                        .map(day -> Integer.toString(day.getYear()))
                        .toList()),
                some(articles.stream().map(Found::language).toList()),
                some(articles.stream()
                        .flatMap(found -> found.section().stream())
                        .toList()));
    }

    private static List<String> distinct(Collection<String> all) {
        return List.copyOf(new TreeSet<>(all));
    }

    private static List<String> some(Collection<String> all) {
        return distinct(all).stream().limit(MOST_CHOICES).toList();
    }
}
