package dev.octavo.template;

import dev.octavo.address.Address;
import dev.octavo.problem.ProblemException;
import dev.octavo.template.model.OfferedPicture;
import dev.octavo.template.model.PictureWish;
import dev.octavo.words.Word;
import java.util.Optional;

/**
 * Hears what a page was made from: the templates, those that were included or imported too, and where they lead. It also
 * answers what a template asks of pictures.
 */
@FunctionalInterface
public interface TemplateReads {
    /** {@code templates/NAME} was asked for, whether it exists or not. The same name may come several times. */
    void reads(String name);

    /** A template wrote {@code address}, whether anything is there or not. It may come several times. */
    default void leadsTo(Address address) {}

    /** The page said {@code word} in that language. The same word may come several times. */
    default void says(String language, Word word) {}

    /**
     * The picture that a template asks for; absent where there is none.
     *
     * @throws ProblemException where it cannot be decoded
     */
    default Optional<OfferedPicture> picture(PictureWish wish) {
        return Optional.empty();
    }
}
