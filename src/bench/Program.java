import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of several generators, or versions of one, with its own copy of the site.
 *
 * @param name its name in results
 * @param site the folder of the site, with its sources
 * @param command builds the site, run in that folder
 * @param left the files that a build leaves in that folder; without them, the next build starts from scratch
 * @param feed the path of the feed in the output
 * @param item the feed's element for a post
 * @param colour text that appears in pages with highlighted code
 */
record Program(
        String name, Path site, List<String> command, List<String> left, String feed, String item, String colour) {

    /** Writes Octavo's site to {@code WORK/COUNT/octavo}; arguments: top folder, {@code WORK}, counts of posts. */
    public static void main(String[] arguments) throws IOException {
        Path top = Path.of(arguments[0]);
        for (String count : List.of(arguments).subList(2, arguments.length)) {
            octavo("Octavo", top, Path.of(arguments[1], count))
                    .lay(top.resolve("src/bench"), Corpus.posts(Integer.parseInt(count), true, false));
        }
    }

    /** The program that {@code --octavo} names, or else the launcher in the folder {@code top}. */
    static String launcher(Path top) {
        return System.getProperty("octavo", top.resolve("octavo").toString());
    }

    /** Octavo as it is in the folder {@code top}, with its site in {@code work/octavo}. */
    static Program octavo(String name, Path top, Path work) {
        return new Program(
                name,
                work.resolve("octavo"),
                List.of(launcher(top), "build", "--site", "."),
                List.of("public", ".octavo"),
                "rss.xml",
                "<item>",
                "<span class=\"tok-");
    }

    /** Eleventy, started with {@code command}; the site has plain files, so nothing but pages is looked at. */
    static Program eleventy(String command, Path work) {
        return new Program(
                "Eleventy",
                work.resolve("eleventy"),
                List.of(command, "--quiet", "--input=content", "--output=public"),
                List.of("public"),
                "",
                "",
                "");
    }

    static Program hugo(Path work) {
        return new Program(
                "Hugo",
                work.resolve("hugo"),
                List.of("hugo", "--quiet", "--environment", "production"),
                List.of("public", "resources", ".hugo_build.lock", "cache"),
                "index.xml",
                "<item>",
                "<span class=\"k");
    }

    Path output() {
        return site.resolve("public");
    }

    /** Writes the site: the files in {@code sources} for both programs, those for this one, and the posts. */
    void lay(Path sources, List<Post> posts) throws IOException {
        copy(sources.resolve(site.getFileName()), site);
        copy(sources.resolve("static"), site.resolve("static"));
        Files.createDirectories(site.resolve("content/posts"));
        for (Post post : posts) {
            write(post);
        }
    }

    void write(Post post) throws IOException {
        Files.writeString(site.resolve("content/posts").resolve(post.slug() + ".md"), post.source());
    }

    /**
     * Moves everything that builds have left out of the way. It is not deleted: ext4 without a journal takes longer to
     * find free inodes after many recent deletions ({@code recently_deleted}).
     */
    void clear(Path away) throws IOException {
        Files.createDirectories(away);
        for (String name : left) {
            if (Files.exists(site.resolve(name))) {
                Files.move(site.resolve(name), away.resolve(name));
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
