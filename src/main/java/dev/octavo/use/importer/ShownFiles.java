package dev.octavo.use.importer;

import dev.octavo.blog.project.UnpublishedNames;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.old.OldItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the old site that an article shows or links to. */
final class ShownFiles {
    /** A file that would be an article or a page beside another one; what was not taken over may be private. */
    private static final Pattern ARTICLE = Pattern.compile("(?i).+\\.(?:md|markdown|mdown|mkd|mdx|html?)");

    private final OldSite site;
    private final OldItem item;
    private final Target target;
    private final Account account;
    private final Map<String, Path> files;

    /** @param files to copy, by their names beside the article; those that are found are added */
    ShownFiles(OldSite site, OldItem item, Target target, Account account, Map<String, Path> files) {
        this.site = site;
        this.item = item;
        this.target = target;
        this.account = account;
        this.files = files;
    }

    /** The new address of a file of the old site; empty if there is no such file that may be shown. */
    Optional<String> address(String path, Thing thing) {
        String plain = PercentEncoding.decoded(path).orElse(path);
        Optional<Path> found = file(plain);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> address = Optional.ofNullable(site.statics().get(found.get()));
        if (address.isPresent()) {
            String encoded = PercentEncoding.encoded(address.get(), ArticleLinks.UNESCAPED);
            if (encoded.equals(path)) {
                account.kept(thing, item.place());
            } else {
                account.changed(thing, "to the address of the file", item.place());
            }
            return Optional.of(encoded);
        }
        String name = name(found.get());
        account.changed(thing, "to the file beside the article", item.place());
        String folder = target.hasFolder() ? "" : target.file().baseName() + "/";
        return Optional.of(PercentEncoding.encoded(folder + name, ArticleLinks.UNESCAPED));
    }

    /** A file by its path from the article, or by an address below that of another article. */
    private Optional<Path> file(String path) {
        String absolute = OldPath.resolved(item.address().orElse("/"), path);
        int slash = absolute.lastIndexOf('/');
        return site.blog()
                .file(item.place(), path)
                .or(() -> site.articles()
                        .at(absolute.substring(0, slash + 1))
                        .flatMap(owner -> site.blog().file(owner.place(), absolute.substring(slash + 1))))
                .filter(file -> {
                    String name = String.valueOf(file.getFileName());
                    return !ARTICLE.matcher(name).matches() && !UnpublishedNames.matchesFile("content", name);
                });
    }

    private String name(Path file) {
        try {
            return free(Articles.lastOf(String.valueOf(file.getFileName())), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isTaken(String name, Path file, List<SourcePath> left) throws IOException {
        if (files.containsKey(name)) {
            return !file.equals(files.get(name));
        }
        boolean authors = site.files().isAuthors(beside(name), file);
        if (authors) {
            left.add(beside(name));
        }
        return authors;
    }

    private SourcePath beside(String name) {
        return new SourcePath(target.files() + "/" + name);
    }

    private String free(String name, Path file) throws IOException {
        boolean shared = target.language().isEmpty()
                || !target.hasFolder()
                || site.articles()
                        .original(item)
                        .flatMap(original -> site.blog().file(original.place(), name))
                        .filter(file::equals)
                        .isPresent();
        String clean = (shared ? "" : target.file().baseName() + "/")
                + name.replaceAll("[\\\\:*?\"<>|#%\\s\\p{Cc}]+", "-").replaceFirst("^\\.+", "");
        String chosen = clean;
        List<SourcePath> left = new ArrayList<>();
        for (int number = 2; isTaken(chosen, file, left); number++) {
            chosen = FileNames.numbered(clean, number);
        }
        files.put(chosen, file);
        for (SourcePath authors : left) {
            site.files().leave(authors, beside(chosen));
        }
        return chosen;
    }
}
