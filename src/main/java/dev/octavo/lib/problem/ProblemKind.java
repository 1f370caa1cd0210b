package dev.octavo.lib.problem;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What kind of mistake a problem is, by a short name that lasts: {@code dead-link}. Messages may be worded anew, but
 * authors keep these names in files. {@code kinds.txt} has a sentence for each.
 */
public enum ProblemKind {
    // files
    CORRECTED(Meanwhile.NEVER),
    MERGE_CONFLICT(Meanwhile.NEVER),
    MISPLACED_FILE,
    NO_ADDRESS,
    NOT_UTF8(Meanwhile.LEFT_OUT),
    SAME_ADDRESS,
    SAME_FILE,
    TOO_LARGE(Meanwhile.LEFT_OUT),
    UNPUBLISHED_FILE,
    UNREADABLE_FILE,
    UNUSED_FILE,

    // front matter, settings and data
    DUPLICATE_KEY(Meanwhile.LEFT_OUT),
    FOREIGN_KEY,
    FRONT_MATTER(Meanwhile.LEFT_OUT),
    LANGUAGE,
    MISSING_KEY(Meanwhile.LEFT_OUT),
    MISSING_TITLE(Meanwhile.PUBLISHED),
    OLD_KEY,
    OTHER_DATE,
    SETTINGS,
    SYNTAX(Meanwhile.LEFT_OUT),
    UNKNOWN_AUTHOR(Meanwhile.LEFT_OUT),
    UNKNOWN_KEY(Meanwhile.LEFT_OUT),
    UNSURE_VALUE,
    VERSION,
    WRONG_DATA,
    WRONG_VALUE(Meanwhile.LEFT_OUT),

    // links
    AMBIGUOUS_LINK(Meanwhile.PUBLISHED),
    BAD_ADDRESS(Meanwhile.PUBLISHED),
    DEAD_LINK(Meanwhile.PUBLISHED),
    EMPTY_LINK(Meanwhile.PUBLISHED),
    FURTHER_READING,
    MISSING_PART(Meanwhile.PUBLISHED),
    TYPED_ADDRESS,
    UNPUBLISHED_LINK(Meanwhile.PUBLISHED),
    UNREACHABLE_LINK,

    // pictures
    BLURRED_PICTURE,
    BROKEN_PICTURE(Meanwhile.PUBLISHED),
    CARD,
    DRAWING_LOADS,
    ICON,
    MISSING_PICTURE(Meanwhile.PUBLISHED),
    NO_ALT,
    OTHER_ALT,
    PRIVATE_DATA,

    // texts
    ATTRIBUTE(Meanwhile.PUBLISHED),
    CODE_BLOCK,
    CODE_MISTAKE,
    COMPONENT(Meanwhile.PUBLISHED),
    DIAGRAM(Meanwhile.PUBLISHED),
    FOREIGN_SYNTAX,
    FORMULA(Meanwhile.PUBLISHED),
    HTML(Meanwhile.PUBLISHED),
    LOOKS_LIKE,
    NEAR_NAME,
    PLACEHOLDER,
    REPEATED_TITLE,
    TABLE,
    UNKNOWN_COMPONENT(Meanwhile.PUBLISHED),
    UNPLAYABLE,

    // pages
    FEED_ID,
    LAYOUT,
    MISSING_WORDS,
    NO_POSTS,
    ROBOTS,
    STYLESHEET,
    TEMPLATE,
    THEME,
    UNTRANSLATED,

    // what nobody is to get
    SCRIPT(Meanwhile.NEVER),
    SECRET(Meanwhile.NEVER),

    // what is not in the site
    BUG(Meanwhile.NEVER),
    COMMAND(Meanwhile.NEVER);

    /** What becomes of an article while its author knows of a mistake in it, and has not mended it. */
    public enum Meanwhile {
        /** Nothing: the site is not built before the mistake is mended. Nor is it told less of if it is only a warning. */
        NEVER,
        /** The same for an error; the article is published with what is only a warning. */
        WARNED,
        /** It is published, with the author's words or nothing in place of what is wrong. */
        PUBLISHED,
        /** It is left out, since what it says of itself or all of its text could not be read. */
        LEFT_OUT
    }

    /** Set up only for a site with a file of such names. */
    private static final class Labels {
        static final Map<String, ProblemKind> KINDS =
                Stream.of(values()).collect(Collectors.toMap(ProblemKind::label, kind -> kind));
    }

    private final Meanwhile meanwhile;

    ProblemKind() {
        this(Meanwhile.WARNED);
    }

    ProblemKind(Meanwhile meanwhile) {
        this.meanwhile = meanwhile;
    }

    /** Returns the kind of that name; empty if there is none. */
    public static Optional<ProblemKind> of(String label) {
        return Optional.ofNullable(Labels.KINDS.get(label));
    }

    public Meanwhile meanwhile() {
        return meanwhile;
    }

    /** Returns the name that authors read and write: {@code dead-link}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether the mistake is in the site, not in a command or around it. */
    public boolean isOfSite() {
        return this != BUG && this != COMMAND;
    }

    /** Returns the kind of the mistake that an article or the site lacks a key. */
    public static ProblemKind ofMissing(String key) {
        return key.equals("title") ? MISSING_TITLE : MISSING_KEY;
    }

    public Problem error(String message, Location location) {
        return Problem.of(Severity.ERROR, this, message, Optional.of(location));
    }

    /** An error that is in no file. */
    public Problem error(String message) {
        return Problem.of(Severity.ERROR, this, message, Optional.empty());
    }

    public Problem warning(String message, Location location) {
        return Problem.of(Severity.WARNING, this, message, Optional.of(location));
    }

    /** A warning about no file. */
    public Problem warning(String message) {
        return Problem.of(Severity.WARNING, this, message, Optional.empty());
    }
}
