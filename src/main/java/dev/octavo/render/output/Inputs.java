package dev.octavo.render.output;

import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** An output's only access to the project. Everything read through it is recorded as a dependency. */
public interface Inputs {
    /** How an article's links to pages of the site are written. */
    enum Addressing {
        /** From the host's root, for the site's own pages: {@code /blog/about/}. */
        ROOTED,
        /** With the host, for feeds: {@code https://example.org/blog/about/}. */
        ABSOLUTE
    }

    /** Returns the rendered body of a post or page. */
    Html article(SourcePath source, Addressing addressing);

    /** Returns the posts suggested below a post, as templates see them, best first. */
    List<? extends Record> next(SourcePath post);

    /** Returns the articles that link to a post, as templates see them. */
    List<? extends Record> mentions(SourcePath post);

    /**
     * Returns all terms of an article, encoded and cached until its text changes; they are made only if the site has a
     * search. It is meant for an index of many articles: an output that calls this is made again when the text of any
     * article changes.
     */
    byte[] terms(SourcePath source);

    /**
     * Adds a file to the site, which stays as long as the output adds it; returns the hash of {@code bytes}. A build writes
     * it at once, so that no output holds all of its files in memory.
     */
    Hash addFile(Address address, byte[] bytes);

    /** Returns a buffer of that many zeros, valid while the output is made; a large one is on disk if possible. */
    ByteBuffer allocate(int bytes);

    /**
     * Returns the bytes of a file of the project. The output depends on the bytes, not on the file's time; copying a
     * file unchanged is cheaper with {@link Content.Copy}.
     */
    byte[] bytes(SourcePath file);

    /**
     * Returns the content at the address of a picture that pages show but do not link to: its largest rendition in the
     * original's format. Absent if the picture is published unchanged.
     *
     * @throws ProblemException if it cannot be decoded
     */
    Optional<Content> shownPicture(SourcePath file, RenditionRequest request);

    /**
     * Returns an expensive result, cached for later builds.
     *
     * @param kind a word for this kind of data
     * @param from the hash of everything that it is made from, including the version of its maker
     * @param maker called if nothing is cached; it must not use these inputs
     */
    byte[] kept(String kind, Hash from, Supplier<byte[]> maker);

    /** Returns the theme's words in a language. */
    Words words(String language);

    /** Renders {@code templates/NAME.ftlh} with the components of {@code view}, for a page in {@code language}. */
    String render(String template, String language, Record view);
}
