package dev.octavo.blog.words;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key of a text that pages show and no author wrote. Its wordings are in files, such as {@code words/en.yaml}. */
public enum Word {
    // Every page
    SKIP,
    SITE_NAVIGATION,
    FEEDS,
    LANGUAGES,
    LANGUAGE_NAME,
    SCHEME_SWITCH,

    // A post
    DRAFT,
    SCHEDULED,
    PINNED,
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
    COPY_CODE,
    CODE_COPIED,
    PICTURE_PREVIOUS,
    PICTURE_NEXT,
    PICTURE_CLOSE,
    TABLE,
    TABLE_BELOW("heading"),
    DIAGRAM,
    FOOTNOTES,
    BACK_TO_REFERENCE("number"),

    // Lists of posts
    ALL_POSTS,
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
    SEARCH_YEAR,
    SEARCH_LANGUAGES,
    SEARCH_LANGUAGE,
    SEARCH_SECTIONS,
    SEARCH_SECTION,
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
    /** For the first day of a month, in languages that write it differently. */
    DATE_ON_FIRST("day", "month", "year"),
    DATE_IN_YEAR("day", "month"),
    DATE_IN_YEAR_ON_FIRST("day", "month"),
    YEAR("year"),
    DIGITS(Form.DIGITS),
    LIST_OF_TWO(Form.SEPARATOR),
    LIST_COMMA(Form.SEPARATOR),
    LIST_LAST(Form.SEPARATOR);

    /** The form of its text. */
    public enum Form {
        /** A sentence or a few words. */
        TEXT,
        /** A text for each plural category of the language, chosen by the number in its first placeholder. */
        COUNTED,
        /** A separator, including its spaces. */
        SEPARATOR,
        /** The names of the twelve months, from January. */
        MONTHS,
        /** The ten digits, from zero. */
        DIGITS
    }

    private static final Map<String, Word> BY_KEY =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Word::key, Function.identity()));

    private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Form form;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> placeholders;

    Word(String... placeholders) {
        this(Form.TEXT, placeholders);
    }

    Word(Form form, String... placeholders) {
        this.form = form;
        this.placeholders = List.of(placeholders);
    }

    /** Its key in files of words and templates: {@code read-time}. */
    public String key() {
        return key;
    }

    public Form form() {
        return form;
    }

    /** The placeholders its text may contain, in braces. */
    public List<String> placeholders() {
        return placeholders;
    }

    /** The placeholder whose number chooses the plural; absent if the text has no plurals. */
    public Optional<String> countedPlaceholder() {
        return form == Form.COUNTED ? Optional.of(placeholders.get(0)) : Optional.empty();
    }

    /** Whether its text may omit placeholders. */
    public boolean mayOmitPlaceholders() {
        return form == Form.COUNTED || this == DATE || fallback().isPresent();
    }

    /** The word to use if a language does not define this one. */
    public Optional<Word> fallback() {
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
