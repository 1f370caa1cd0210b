package dev.octavo.use.export;

import dev.octavo.build.disk.DiskException;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.function.IORunnable;

/** Makes a book of posts, as EPUB and as HTML for printing. */
public final class Books {
    private Books() {}

    /**
     * Writes {@code NAME.epub} and {@code NAME.html}, replacing existing files.
     *
     * @param wanted the name of a series or a tag, or {@code all}
     * @param site the folder of the finished site, for its pictures
     * @param folder where to write the files
     * @throws ProblemException if nothing has that name, or a file cannot be written
     */
    public static List<Path> write(FinishedArticles articles, String wanted, Path site, Path folder) {
        Book book = Book.of(articles, wanted);
        Path epub = folder.resolve(book.fileName() + ".epub");
        Path html = folder.resolve(book.fileName() + ".html");
        write(epub, () -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(epub))) {
                Epub.write(articles, book, site, out);
            }
        });
        write(html, () -> {
            try (Writer out = new BufferedWriter(Files.newBufferedWriter(html))) {
                PrintedBook.write(articles, book, site, out);
            }
        });
        return List.of(epub, html);
    }

    private static void write(Path file, IORunnable writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new ProblemException(DiskException.of("write", file, e).problem());
        }
    }
}
