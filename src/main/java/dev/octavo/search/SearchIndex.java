package dev.octavo.search;

import dev.octavo.address.Address;
import dev.octavo.hash.Hash;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.text.Json;
import dev.octavo.words.Word;
import dev.octavo.words.Words;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a browser reads first: where each word is found. It brings along the shards, in which the words are, and of a
 * large site the titles of its articles.
 *
 * @param articles the oldest first
 * @param pages the languages of the pages on which the search is opened
 */
record SearchIndex(List<Found> articles, List<String> pages) implements Output {
    static final Address FOLDER = new Address("/search/");

    /** More titles than these do not fit into the first file. */
    private static final int MOST_AT_ONCE = 1000;

    private static final int TITLES = 400;
    private static final int SUM = 8;
    private static final int MOST_CHOICES = 60;

    SearchIndex {
        articles = List.copyOf(articles);
        pages = List.copyOf(pages);
    }

    /**
     * The first file.
     *
     * @param n how many articles there are
     * @param endings of words, as {@code words.txt} has them, in the languages of the articles
     * @param from the first word of each shard but the first
     * @param sums of the shards, so that browsers keep what has not changed
     * @param d the articles, where they are few
     * @param titles the files of titles, where the articles are many
     * @param choices by what readers may narrow a search
     * @param words by language, which stand here once and not on every page
     */
    private record First(
            int n,
            String endings,
            List<String> from,
            List<String> sums,
            Optional<Cards> d,
            Optional<Titles> titles,
            Choices choices,
            SortedMap<String, Said> words) {}

    /**
     * Files of titles.
     *
     * @param each how many articles one has
     * @param sum of all of them
     */
    private record Titles(int each, String sum) {}

    /** What the search says; what it says where this file does not come is on the pages. */
    private record Said(String results, String nothing, String tag, String year, String lang, String in) {
        static Said of(Words words) {
            return new Said(
                    words.text(Word.SEARCH_RESULTS),
                    words.text(Word.SEARCH_NOTHING),
                    words.text(Word.SEARCH_TAGS),
                    words.text(Word.SEARCH_YEARS),
                    words.text(Word.SEARCH_LANGUAGES),
                    words.text(Word.SEARCH_SECTIONS));
        }
    }

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
        Shards shards = Shards.of(
                words,
                cards,
                few,
                (number, bytes) -> bring(number + ".json", bytes, inputs).substring(0, SUM));
        SortedMap<String, Said> said = new TreeMap<>();
        pages.forEach(language -> said.put(language, Said.of(inputs.words(language))));
        First first = new First(
                articles.size(),
                WordTable.endings(articles.stream()
                        .map(found -> Tokenizer.base(found.language()))
                        .collect(Collectors.toSet())::contains),
                shards.firstWords(),
                shards.sums(),
                few ? Optional.of(cards.from(0, cards.size())) : Optional.empty(),
                few ? Optional.empty() : Optional.of(titles(cards, inputs)),
                choices(),
                said);
        return new Content.Bytes(utf8(Json.COMPACT.write(first)));
    }

    /** The hash of what is brought along. */
    private static String bring(String name, byte[] bytes, Inputs inputs) {
        return inputs.bring(FOLDER.file(name), bytes).hex();
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
