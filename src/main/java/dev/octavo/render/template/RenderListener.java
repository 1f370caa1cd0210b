package dev.octavo.render.template;

import dev.octavo.blog.site.Query;
import dev.octavo.blog.words.Word;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.template.model.PictureRequest;
import dev.octavo.render.template.model.ResponsivePicture;
import java.util.List;
import java.util.Optional;

/**
 * Is called with everything that a page is made from: its templates, including those they include or import, its links and
 * words. It also supplies pictures.
 */
@FunctionalInterface
public interface RenderListener {
    /** The page uses {@code templates/NAME}, which need not exist. Called any number of times for a name. */
    void usesTemplate(String name);

    /** A template links to {@code address}, which need not exist. Called any number of times for an address. */
    default void linksTo(Address address) {}

    /**
     * Returns the address at which a page loads the file at {@code address}: its own, or one that changes with its bytes.
     *
     * @param icon whether it may be an icon of the site
     */
    default Address current(Address address, boolean icon) {
        return address;
    }

    /** The page uses {@code word} in {@code language}. Called any number of times for a word. */
    default void usesWord(String language, Word word) {}

    /**
     * The picture that a template requests; absent if there is none.
     *
     * @throws ProblemException if it cannot be decoded
     */
    default Optional<ResponsivePicture> picture(PictureRequest request) {
        return Optional.empty();
    }

    /**
     * The data that a template asks for by the name of its file; absent if there is none.
     *
     * @throws ProblemException if something is wrong in the file
     */
    default Optional<Object> data(String name) {
        return Optional.empty();
    }

    /**
     * What a template asks of the site.
     *
     * @throws ProblemException without a place, if the query means nothing
     */
    default List<?> find(Query query) {
        return List.of();
    }

    /** The page will load from {@code source} what {@code directive} of its policy is about. */
    default void allows(String directive, String source) {}

    /** The names of all files of data, for messages. */
    default List<String> dataNames() {
        return List.of();
    }
}
