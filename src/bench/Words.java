import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Generates random words, sentences and paragraphs that resemble prose. */
final class Words {
    static final List<String> TAGS = list("""
            almanac apiary archive atlas baking bells bicycle boats botany bridges canals cartography chairs cheese
            chess cider clay clocks coast compost dyeing estuary ferries fiddle forge fossils frost garden geology
            glass hedges herbs ink islands joinery kites lace lanterns letterpress lichen lighthouse linen maps masonry
            meadow mills moss orchard owls paper pottery rivers ropes sailing salt slate stars thatch tides violin""");

    private static final List<String> SMALL = list("""
            the the the the a a and and of of in to for with on by from at as but or into over under between after
            before until while where every each no some this that""");

    private static final List<String> LARGE = list("""
            amber anchor apple arch arrow ash autumn axe badger bark barley barn basin basket beacon bead bell bench
            birch blade boat bolt border bottle bough bowl bramble branch bread brick bridge bright brook broom bucket
            butter candle canvas carry cart carve cedar chalk chest cinder clay clear cliff cloud clover coal cobble
            cold copper cord corner cottage cover crane creek crest crisp crow dawn deep dew door drift dusk early
            earth edge elm ember empty evening fallow fern field find fine fire flint float flock fog fold follow
            forest fresh frost gather gate gentle glade glass gold grain granite grass gravel green grey gull hail
            hammer harbour harvest hazel heath heron hill hold hollow honey horn house ice iron ivory keel keep kettle
            knot lake lamp larch lark late leaf learn leather ledge light lime listen long loom low lower mallet maple
            marble march marsh mast measure meet mend mill mint mist moor morning narrow nest north oak oar oat old
            open otter oven paint pale path peat pebble pine plain plane plank plant plough plum pond poplar quarry
            quiet rain raven reach read reed repair ridge ripe road robin roof root rope rough round rowan rush rust
            sand saw shade shallow sharp shell shore short silver slate sleet slow small smoke snow soft soil south
            spade spare spark spring square stand steady steel stem stone storm straw stream summer sun swallow thaw
            thicket thin thorn thread tide tile timber tin tool tower trail tree turn twig valley view wait walk wall
            warm watch water wave wax weave well west wheat wheel white wide willow wind winter wood wool work yarn
            yellow yew young""");

    private static final String CONSONANTS = "bcdfghklmnprstvwz";
    private static final String VOWELS = "aeiou";

    /** The number of words from which nine in ten are drawn. */
    private static final int USUAL = 5000;

    private static final int RAREST = 5_000_000;

    private final Random random;
    private final boolean many;

    /**
     * Creates a generator that uses {@code random}, whose sequence is the same on every machine by specification.
     *
     * @param many whether to use a vocabulary as large as in real texts, with rare words; else a few hundred words
     */
    Words(Random random, boolean many) {
        this.random = random;
        this.many = many;
    }

    String word() {
        return many ? made(rank()) : LARGE.get(random.nextInt(LARGE.size()));
    }

    /**
     * Draws words with the distribution of newspapers (Reuters corpus RCV1, in C. Manning and others, Introduction to
     * Information Retrieval, 5.1): the second word is half as frequent as the first, the third a third as frequent, and
     * a text four times as long has twice as many distinct words.
     */
    private int rank() {
        double chance = random.nextDouble();
        return random.nextInt(10) > 0
                ? (int) StrictMath.pow(USUAL, chance)
                : (int) Math.min(RAREST, USUAL / (1 - chance));
    }

    /** Returns the word of that rank, with a syllable for every digit. */
    private static String made(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank + CONSONANTS.length(); rest > 0; rest /= CONSONANTS.length() * VOWELS.length()) {
            word.append(CONSONANTS.charAt(rest % CONSONANTS.length()))
                    .append(VOWELS.charAt(rest / CONSONANTS.length() % VOWELS.length()));
        }
        return word.toString();
    }

    String tag() {
        return TAGS.get(random.nextInt(TAGS.size()));
    }

    /** Returns a number from {@code least} to {@code most}, both included. */
    int number(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Returns two to four words, starting with a capital. */
    String heading() {
        return capital(Stream.generate(this::word).limit(number(2, 4)).collect(Collectors.joining(" ")));
    }

    /** Returns nine to sixteen words and a full stop, without Markdown. */
    String plainSentence() {
        return capital(phrase(9, 16)) + ".";
    }

    /** Returns a sentence that may contain emphasis or code. */
    String sentence() {
        String middle =
                switch (random.nextInt(8)) {
                    case 0 -> "*" + word() + "*";
                    case 1 -> "**" + word() + " " + word() + "**";
                    case 2 -> "`" + word() + "." + word() + "`";
                    default -> word();
                };
        return capital(phrase(4, 8)) + " " + middle + " " + phrase(4, 7) + ".";
    }

    String paragraph(int least, int most) {
        return Stream.generate(this::sentence).limit(number(least, most)).collect(Collectors.joining(" "));
    }

    /** Capitalizes a word, as in a title or the name of a class. */
    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private String phrase(int least, int most) {
        return Stream.generate(() -> random.nextInt(3) == 0 ? small() : word())
                .limit(number(least, most))
                .collect(Collectors.joining(" "));
    }

    private String small() {
        return SMALL.get(random.nextInt(SMALL.size()));
    }

    private static List<String> list(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
