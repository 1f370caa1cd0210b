package dev.octavo.output;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.hash.Hash;
import dev.octavo.picture.RenditionRequest;
import dev.octavo.problem.ProblemException;
import dev.octavo.text.Html;
import dev.octavo.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The one door through which an output sees the project. What is read through it is recorded. */
public interface Inputs {
    /** How addresses of the site are written into an article. */
    enum Addressing {
        /** From the host's root, for the site's own pages: {@code /blog/about/}. */
        ROOTED,
        /** With the host, for feeds: {@code https://example.org/blog/about/}. */
        ABSOLUTE
    }

    /** The rendered body of the post or page whose source that is. */
    Html article(SourcePath source, Addressing addressing);

    /** The words of the post or page whose source that is, without markup and on one line, as a search looks for them. */
    String text(SourcePath source);

    /** Links to posts that go on from the post whose source that is, as templates see them, the best first. */
    List<? extends Record> next(SourcePath post);

    /** The articles that link to the post whose source that is, as templates see them. */
    List<? extends Record> mentions(SourcePath post);

    /**
     * What {@code maker} makes of the article whose source that is, without its addresses, for an index of many: what is
     * made from it is made again when the text of any article changes. It is kept for later builds as long as that text
     * stays.
     *
     * @param kind what it is, in a word
     * @param how all that it depends on beside the text
     */
    byte[] ofText(SourcePath source, String kind, String how, Function<Html, byte[]> maker);

    /** Adds a file to the site, which lies there as long as the output brings it along. */
    void bring(Address address, byte[] bytes);

    /**
     * All bytes of that file of the project. What is made from them is made again when they change, whatever the time
     * that the file bears; a file that is copied as it is takes less to plan as a {@link Content.Copy}.
     */
    byte[] bytes(SourcePath file);

    /**
     * That picture of the project as pages show it. Its renditions become files of the site with the page that asks.
     *
     * @throws ProblemException where it cannot be decoded
     */
    PictureSet picture(SourcePath file, RenditionRequest request);

    /**
     * What lies at the address of a picture that pages only show: the largest of its renditions in the original's own
     * format. Absent where it is published as it is.
     *
     * @throws ProblemException where it cannot be decoded
     */
    Optional<Content> shownPicture(SourcePath file, RenditionRequest request);

    /**
     * What takes long to make, and is kept for later builds.
     *
     * @param kind what it is, in a word
     * @param from the hash of all that it is made from, the version of what makes it too
     * @param maker called where nothing is kept; it reads nothing through this door
     */
    byte[] kept(String kind, Hash from, Supplier<byte[]> maker);

    /** What a page in the language of that tag says by itself. */
    Words words(String language);

    /** {@code templates/NAME.ftlh} filled with the components of {@code view}, for a page in {@code language}. */
    String render(String template, String language, Record view);
}
