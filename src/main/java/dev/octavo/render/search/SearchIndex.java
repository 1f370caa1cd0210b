package dev.octavo.render.search;

import dev.octavo.blog.terms.TokenizerSpec;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.text.Json;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The directory of the index, which a browser reads first: which shard has which terms. The shards, and for a large site
 * files of titles, are made along with it.
 *
 * @param articles the oldest first
 * @param pageLanguages of the pages on which the search can be opened
 */
record SearchIndex(List<IndexedArticle> articles, List<String> pageLanguages) implements Output {
    static final Address FOLDER = new Address("/search/");

    /** If the cards of all articles take more bytes, they are in their own files. */
    private static final int MAX_INLINE_CARDS = 30_000;

    private static final int CARDS_PER_FILE = 500;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int MAX_CHOICES = 60;

    SearchIndex {
        articles = List.copyOf(articles);
        pageLanguages = List.copyOf(pageLanguages);
    }

    /**
     * The file itself.
     *
     * @param n how many articles there are
     * @param suffixes the lines of {@code tokenizer.txt} for the languages of the articles
     * @param from the first term of each shard except the first
     * @param sums checksums of the shards, for their addresses, so that browsers can cache them
     * @param d the cards of all articles, if they are few
     * @param titles the files of cards, if the articles are many
     * @param choices the filters that readers can choose
     * @param words the messages by language, which are here once instead of on every page
     */
    private record Directory(
            int n,
            String suffixes,
            List<String> from,
            List<String> sums,
            Optional<ResultCards> d,
            Optional<CardFiles> titles,
            Choices choices,
            SortedMap<String, Messages> words) {}

    /**
     * The files of cards.
     *
     * @param each how many cards one has
     * @param sum a checksum of all of them
     */
    private record CardFiles(int each, String sum) {}

    /**
     * Messages; those for when this file cannot be loaded are on the pages.
     *
     * @param tag "All tags", "Tag"; the same for the other choices
     * @param dates for each month <code>{day} January {year}</code>, then the same for its first day
     */
    private record Messages(
            String results,
            String nothing,
            List<String> tag,
            List<String> year,
            List<String> lang,
            List<String> in,
            List<String> dates,
            String digits) {
        static Messages of(Words words) {
            return new Messages(
                    words.text(Word.SEARCH_RESULTS),
                    words.text(Word.SEARCH_NOTHING),
                    List.of(words.text(Word.SEARCH_TAGS), words.text(Word.TAG)),
                    List.of(words.text(Word.SEARCH_YEARS), words.text(Word.SEARCH_YEAR)),
                    List.of(words.text(Word.SEARCH_LANGUAGES), words.text(Word.SEARCH_LANGUAGE)),
                    List.of(words.text(Word.SEARCH_SECTIONS), words.text(Word.SEARCH_SECTION)),
                    words.datePatterns(),
                    words.text(Word.DIGITS));
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
        InvertedIndex index = InvertedIndex.of(articles, inputs);
        ResultCards.All cards = ResultCards.All.of(articles);
        boolean few = cards.bytes() <= MAX_INLINE_CARDS;
        Shards shards = Shards.of(
                index,
                cards,
                few,
                (number, bytes) -> addFile(number + ".json", bytes, inputs).substring(0, CHECKSUM_LENGTH));
        SortedMap<String, Messages> messages = new TreeMap<>();
        pageLanguages.forEach(language -> messages.put(language, Messages.of(inputs.words(language))));
        Directory directory = new Directory(
                articles.size(),
                TokenizerSpec.suffixes(articles.stream()
                        .map(article -> TokenizerSpec.base(article.language()))
                        .collect(Collectors.toSet())::contains),
                shards.firstTerms(),
                shards.checksums(),
                few ? Optional.of(cards.range(0, cards.size())) : Optional.empty(),
                few ? Optional.empty() : Optional.of(addCardFiles(cards, inputs)),
                choices(),
                messages);
        return new Content.Bytes(utf8(Json.COMPACT.write(directory)));
    }

    /** Adds a file to the site; returns its checksum. */
    private static String addFile(String name, byte[] bytes, Inputs inputs) {
        return inputs.addFile(FOLDER.file(name), bytes).hex();
    }

    private static CardFiles addCardFiles(ResultCards.All cards, Inputs inputs) {
        StringBuilder sums = new StringBuilder();
        for (int i = 0; i * CARDS_PER_FILE < cards.size(); i++) {
            ResultCards some = cards.range(i * CARDS_PER_FILE, Math.min((i + 1) * CARDS_PER_FILE, cards.size()));
            sums.append(addFile("t" + i + ".json", utf8(Json.COMPACT.write(some)), inputs));
        }
        return new CardFiles(
                CARDS_PER_FILE, Hash.of(utf8(sums.toString())).hex().substring(0, CHECKSUM_LENGTH));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Choices choices() {
        return new Choices(
                choices(articles.stream()
                        .flatMap(article -> article.tags().stream())
                        .map(tag -> tag.slug() + " " + tag.name())
                        .toList()),
                choices(articles.stream()
                        .flatMap(article -> article.day().stream())
                        .map(day -> Integer.toString(day.getYear()))
                        .toList()),
                choices(articles.stream().map(IndexedArticle::language).toList()),
                choices(articles.stream()
                        .flatMap(article -> article.section().stream())
                        .toList()));
    }

    private static List<String> distinct(Collection<String> all) {
        return List.copyOf(new TreeSet<>(all));
    }

    private static List<String> choices(Collection<String> all) {
        return distinct(all).stream().limit(MAX_CHOICES).toList();
    }
}
