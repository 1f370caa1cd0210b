package dev.octavo.words;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Something that pages say by themselves. Its text stands in the file of each language, {@code words/en.yaml}. */
public enum Word {
    // Every page
    SKIP,
    SITE_NAVIGATION,
    FEEDS,
    LANGUAGES,
    LANGUAGE_NAME,

    // A post
    DRAFT,
    SCHEDULED,
    READ_TIME(Form.COUNTED, "minutes"),
    BY("authors"),
    UPDATED("date"),
    PICTURE_CREDIT("credit"),
    TAGS,
    CATEGORIES,
    MORE_TAGS(Form.COUNTED, "count"),
    SERIES,
    PART_OF_SERIES("number", "count", "series"),
    ALL_PARTS,
    CONTENTS,
    FURTHER_READING,
    ALSO_ABOUT("matters"),
    MENTIONED_IN,
    ABOUT_AUTHORS(Form.COUNTED, "count"),
    AUTHOR_ELSEWHERE("author"),
    MORE_POSTS,
    PREVIOUS,
    NEXT,
    PERMALINK("title"),

    // In articles
    NOTE,
    TIP,
    IMPORTANT,
    WARNING,
    CAUTION,
    LINK_TO_HEADING("heading"),
    LINK_TO_SECTION,
    CODE,
    CODE_IN("language"),
    TABLE,
    TABLE_BELOW("heading"),
    DIAGRAM,
    FOOTNOTES,
    BACK_TO_REFERENCE("number"),

    // Lists of posts
    ARCHIVE,
    ARCHIVE_OF_YEAR("year"),
    TAG,
    AUTHOR,
    POSTS(Form.COUNTED, "count"),
    POSTS_UNIT(Form.COUNTED, "count"),
    PARTS(Form.COUNTED, "count"),
    PAGES,
    PAGE("number"),
    PAGE_OF("number", "count"),
    TITLE_ON_PAGE("title", "number"),
    NEWER_POSTS,
    OLDER_POSTS,
    NOTHING_PUBLISHED,
    NO_TAGS,
    SUMMARY_OF_HOME("site", "posts"),
    SUMMARY_OF_ARCHIVE("site", "posts"),
    SUMMARY_OF_TAGS("site"),
    SUMMARY_OF_TAG("site", "posts", "tag"),
    SUMMARY_OF_SERIES("site", "parts", "series"),
    SUMMARY_OF_AUTHOR("site", "posts", "author"),

    // The search
    SEARCH,
    SEARCH_CLOSE,
    SEARCH_RESULTS("count"),
    SEARCH_NOTHING("query"),
    SEARCH_FAILED,
    SEARCH_TAGS,
    SEARCH_YEARS,
    SEARCH_LANGUAGES,
    SEARCH_SECTIONS,
    SEARCH_WITHOUT_SCRIPT("archive"),

    // Feeds
    FEED_IN_FORMAT("site", "format"),
    FEED_OF_TAG("site", "tag"),
    FEED_EXPLAINED("site"),

    // Pages that are not there
    NOT_FOUND,
    NOT_FOUND_REASON,
    NOT_FOUND_REMEDY("home", "archive"),
    NOT_FOUND_HOME("site"),
    NOT_FOUND_ARCHIVE,
    MOVED("address"),

    // Dates, numbers and lists
    MONTHS(Form.MONTHS),
    DATE("day", "month", "year"),
    /** Of the first day of a month, where that is said in another way. */
    DATE_ON_FIRST("day", "month", "year"),
    DATE_IN_YEAR("day", "month"),
    DATE_IN_YEAR_ON_FIRST("day", "month"),
    YEAR("year"),
    DIGITS(Form.DIGITS),
    LIST_OF_TWO(Form.SEPARATOR),
    LIST_COMMA(Form.SEPARATOR),
    LIST_LAST(Form.SEPARATOR);

    /** How its text is written. */
    public enum Form {
        /** A sentence or some words. */
        TEXT,
        /** The same for each of the language's plurals, by its first placeholder. */
        COUNTED,
        /** A separator, with its blanks. */
        SEPARATOR,
        /** The twelve names, from January. */
        MONTHS,
        /** The ten, from zero. */
        DIGITS
    }

    private static final Map<String, Word> BY_KEY =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Word::key, Function.identity()));

    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Form form;

    @SuppressWarnings("ImmutableEnumChecker") // List.of made it
    private final List<String> placeholders;

    Word(String... placeholders) {
        this(Form.TEXT, placeholders);
    }

    Word(Form form, String... placeholders) {
        this.form = form;
        this.placeholders = List.of(placeholders);
    }

    /** As files of words and templates write it: {@code read-time}. */
    public String key() {
        return key;
    }

    public Form form() {
        return form;
    }

    /** What may stand in its text, in braces. */
    public List<String> placeholders() {
        return placeholders;
    }

    /** The placeholder by whose number the plural is chosen. */
    public Optional<String> counted() {
        return form == Form.COUNTED ? Optional.of(placeholders.get(0)) : Optional.empty();
    }

    /** Whether its text may leave out a placeholder. */
    public boolean mayLeaveOut() {
        return form == Form.COUNTED || this == DATE || standsIn().isPresent();
    }

    /** The word that is said where a language has no other for this one. */
    public Optional<Word> standsIn() {
        return switch (this) {
            case DATE_ON_FIRST -> Optional.of(DATE);
            case DATE_IN_YEAR_ON_FIRST -> Optional.of(DATE_IN_YEAR);
            default -> Optional.empty();
        };
    }

    public static Optional<Word> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    public static Collection<String> keys() {
        return BY_KEY.keySet();
    }
}
