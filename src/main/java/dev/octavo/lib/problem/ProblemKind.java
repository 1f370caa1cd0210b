package dev.octavo.lib.problem;

import java.util.Locale;
import java.util.Optional;

/**
 * What kind of mistake a problem is, by a short name that lasts: {@code dead-link}. Messages may be worded anew, but
 * authors keep these names in files. {@code kinds.txt} has a sentence for each.
 */
public enum ProblemKind {
    // files
    MERGE_CONFLICT,
    MISPLACED_FILE,
    NO_ADDRESS,
    NOT_UTF8,
    SAME_ADDRESS,
    SAME_FILE,
    TOO_LARGE,
    UNPUBLISHED_FILE,
    UNREADABLE_FILE,
    UNUSED_FILE,

    // front matter, settings and data
    DUPLICATE_KEY,
    FOREIGN_KEY,
    FRONT_MATTER,
    LANGUAGE,
    MISSING_KEY,
    MISSING_TITLE,
    OLD_KEY,
    OTHER_DATE,
    SETTINGS,
    SYNTAX,
    UNKNOWN_AUTHOR,
    UNKNOWN_KEY,
    UNSURE_VALUE,
    VERSION,
    WRONG_DATA,
    WRONG_VALUE,

    // links
    AMBIGUOUS_LINK,
    BAD_ADDRESS,
    DEAD_LINK,
    EMPTY_LINK,
    FURTHER_READING,
    MISSING_PART,
    TYPED_ADDRESS,
    UNPUBLISHED_LINK,
    UNREACHABLE_LINK,

    // pictures
    BLURRED_PICTURE,
    BROKEN_PICTURE,
    CARD,
    DRAWING_LOADS,
    ICON,
    MISSING_PICTURE,
    NO_ALT,
    OTHER_ALT,
    PRIVATE_DATA,

    // texts
    ATTRIBUTE,
    CODE_BLOCK,
    CODE_MISTAKE,
    COMPONENT,
    DIAGRAM,
    FOREIGN_SYNTAX,
    FORMULA,
    HTML,
    LOOKS_LIKE,
    NEAR_NAME,
    PLACEHOLDER,
    REPEATED_TITLE,
    TABLE,
    UNKNOWN_COMPONENT,
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
    SCRIPT,
    SECRET,

    // what is not in the site
    BUG,
    COMMAND;

    /** Returns the name that authors read and write: {@code dead-link}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether the mistake is in the site, not in a command or around it. */
    public boolean isOfSite() {
        return this != BUG && this != COMMAND;
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
