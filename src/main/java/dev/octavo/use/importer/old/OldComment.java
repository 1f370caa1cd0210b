package dev.octavo.use.importer.old;

import java.util.Optional;

/**
 * A reader's comment.
 *
 * @param id within its post
 * @param parent the id of the comment it answers
 * @param author the name that the reader gave
 * @param date as the export writes it
 * @param html what was written, not yet sanitised
 */
public record OldComment(
        String id, Optional<String> parent, String author, Optional<String> url, String date, String html) {}
