package dev.octavo.content;

import dev.octavo.address.Source;
import dev.octavo.address.SourcePath;
import dev.octavo.data.FrontMatterBlock;
import dev.octavo.hash.Hash;
import dev.octavo.markdown.Body;
import dev.octavo.markdown.MarkdownDocument;
import dev.octavo.markdown.MarkdownParser;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.project.Utf8Text;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bodies of a site's articles. As many as fit are kept from the first reading; for the others the files are read and
 * parsed again when they are asked for, so that memory does not grow with the site. Safe to use from several threads.
 */
public final class Articles {
    private final Project project;
    private final MarkdownParser parser;
    private final long largest;
    private final AtomicLong room;
    private final Map<SourcePath, Body> kept = new ConcurrentHashMap<>();

    /**
     * Knows no body yet.
     *
     * @param largest how many bytes an article's file may have
     * @param room how many characters of bodies are kept
     */
    Articles(Project project, MarkdownParser parser, long largest, long room) {
        this.project = project;
        this.parser = parser;
        this.largest = largest;
        this.room = new AtomicLong(room);
    }

    /** The body of a post or page of the site. */
    public Body body(SourcePath path) {
        Body body = kept.get(path);
        if (body != null) {
            return body;
        }
        FrontMatterBlock block = FrontMatterBlock.of(path.value(), text(path).text(), new Problems())
                .orElseThrow(() -> new IllegalStateException("a snapshot stays as it was first read: " + path));
        return parser.parse(block.body(), path.value(), block.bodyLine()).body();
    }

    /** An article's file. */
    record Text(Source source, String text, Optional<Hash> stamp) {}

    Text text(SourcePath path) {
        Project.Read read = project.readArticle(path, largest);
        return new Text(read.source(), Utf8Text.decode(path, read.bytes()), read.stamp());
    }

    MarkdownDocument parseAndKeep(SourcePath path, FrontMatterBlock block) {
        MarkdownDocument document = parser.parse(block.body(), path.value(), block.bodyLine());
        long size = size(document.body());
        if (room.addAndGet(-size) >= 0) {
            kept.put(path, document.body());
        } else {
            room.addAndGet(size);
        }
        return document;
    }

    private static long size(Body body) {
        long size = 0;
        for (Body.Part part : body.parts()) {
            // 100 is about what an object with its link takes.
            size += 100
                    + (part instanceof Body.Part.Markup markup ? markup.html().length() : 0);
        }
        return size;
    }
}
