import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that a program built everything the benchmark requires; the checks are the same for both. */
final class Check {
    private static final int POSTS_OF_LIST = 10;
    private static final int POSTS_OF_FEED = 20;
    private static final int FEWEST_WORDS = 600;
    private static final Pattern POST = Pattern.compile("(?:href=\"|<link>https://blog.example.org)/posts/([^/\"]+)/");
    private static final Pattern LOCATION = Pattern.compile("<loc>https://blog.example.org/posts/([^/<]+)/</loc>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern WORD = Pattern.compile("[a-z]+", Pattern.CASE_INSENSITIVE);

    private final Program program;
    private final List<Post> newestFirst;
    private final boolean coloured;
    private final List<String> amiss = new ArrayList<>();

    private Check(Program program, List<Post> posts, boolean coloured) {
        this.program = program;
        this.newestFirst = new ArrayList<>(posts);
        Collections.reverse(newestFirst);
        this.coloured = coloured;
    }

    /**
     * The contents of the output.
     *
     * @param posts the number of pages of posts, each with its title, text and links
     * @param homes the number of pages of the home list
     * @param tags the number of tags with a list
     * @param tagPages the number of pages of those lists
     * @param files the number of all files, including those that are not compared
     * @param bytes the size of all files
     */
    record Made(int posts, int homes, int tags, int tagPages, long files, long bytes) {}

    /**
     * Checks what {@code program} made of {@code posts}, which are sorted oldest first.
     *
     * @throws IOException that names everything that is wrong
     */
    static Made made(Program program, List<Post> posts, boolean coloured, Path common) throws IOException {
        Check check = new Check(program, posts, coloured);
        Made made = check.everything(common);
        if (!check.amiss.isEmpty()) {
            int shown = Math.min(10, check.amiss.size());
            throw new IOException(program.name() + " did other work, " + check.amiss.size() + " times, such as:\n  "
                    + String.join("\n  ", check.amiss.subList(0, shown)));
        }
        return made;
    }

    private Made everything(Path common) throws IOException {
        for (Post post : newestFirst) {
            checkPost(post);
        }
        int homes = checkList("", newestFirst, POSTS_OF_LIST);
        Map<String, List<Post>> tags = byTag();
        int tagPages = 0;
        for (Map.Entry<String, List<Post>> tag : tags.entrySet()) {
            tagPages += checkList("tags/" + tag.getKey() + "/", tag.getValue(), POSTS_OF_LIST);
        }
        checkFeed();
        checkSitemap();
        checkCopies(common);
        try (Stream<Path> all = Files.walk(program.output())) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            long bytes =
                    files.stream().mapToLong(file -> file.toFile().length()).sum();
            return new Made(newestFirst.size(), homes, tags.size(), tagPages, files.size(), bytes);
        }
    }

    private void checkPost(Post post) throws IOException {
        String path = "posts/" + post.slug() + "/index.html";
        String page = text(path);
        List<String> parts = new ArrayList<>(List.of(
                "<h1>" + post.title() + "</h1>",
                post.description(),
                "<time",
                "<table",
                "<blockquote",
                "<ul",
                "<ol",
                "src=\"/img/figure.svg\"",
                "https://example.com/"));
        post.tags().forEach(tag -> parts.add("href=\"/tags/" + tag + "/\""));
        for (String part : parts) {
            require(page.contains(part), "there is no " + part + " in " + path);
        }
        require(times(page, "<h2") >= 3 && times(page, "<h3") >= 2, "headings are missing in " + path);
        require(times(page, "<pre") == 2, "there are not two blocks of code in " + path);
        require(linked(page).size() > 0, "there is no link to another post in " + path);
        require(
                page.contains(program.colour()) == coloured,
                "code is coloured or not, otherwise than agreed, in " + path);
        long words = WORD.matcher(TAG.matcher(page).replaceAll(" ")).results().count();
        require(words >= FEWEST_WORDS, "there are only " + words + " words in " + path);
    }

    /** Checks that a paginated list is complete, in order, and has no extra page; returns the number of pages. */
    private int checkList(String folder, List<Post> posts, int size) throws IOException {
        int pages = (posts.size() + size - 1) / size;
        for (int page = 1; page <= pages; page++) {
            List<Post> part = posts.subList((page - 1) * size, Math.min(page * size, posts.size()));
            String path = folder + (page == 1 ? "" : "page/" + page + "/") + "index.html";
            String text = text(path);
            require(linked(text).equals(slugs(part)), "not the " + part.size() + " posts in their order in " + path);
            for (Post post : part) {
                require(text.contains(">" + post.title() + "</a>"), "there is no " + post.title() + " in " + path);
            }
        }
        String next = folder + "page/" + (pages + 1) + "/index.html";
        require(!Files.exists(program.output().resolve(next)), "there is one page too much: " + next);
        return pages;
    }

    private void checkFeed() throws IOException {
        List<Post> newest = newestFirst.subList(0, Math.min(POSTS_OF_FEED, newestFirst.size()));
        String feed = text(program.feed());
        Matcher items = Pattern.compile("<item>.*?</item>", Pattern.DOTALL).matcher(feed);
        int count = 0;
        for (; items.find(); count++) {
            String item = items.group();
            String slug = count < newest.size() ? newest.get(count).slug() : "";
            require(
                    item.contains("<link>https://blog.example.org/posts/" + slug + "/</link>"),
                    "item " + count + " of the feed is not " + slug);
            require(
                    item.contains("blockquote") && item.contains("table"),
                    "not the whole text of " + slug + " in the feed");
        }
        require(count == newest.size(), "the feed has " + count + " items, not " + newest.size());
    }

    private void checkSitemap() throws IOException {
        List<String> there = found(LOCATION, text("sitemap.xml"));
        require(
                there.size() == newestFirst.size() && there.containsAll(slugs(newestFirst)),
                "posts are missing in sitemap.xml");
    }

    private void checkCopies(Path common) throws IOException {
        for (String path : List.of("css/site.css", "img/figure.svg")) {
            Path copy = program.output().resolve(path);
            require(
                    Files.exists(copy) && Files.mismatch(common.resolve(path), copy) < 0,
                    "not copied as it is: " + path);
        }
    }

    private Map<String, List<Post>> byTag() {
        Map<String, List<Post>> tags = new TreeMap<>();
        for (Post post : newestFirst) {
            post.tags()
                    .forEach(tag ->
                            tags.computeIfAbsent(tag, any -> new ArrayList<>()).add(post));
        }
        return tags;
    }

    private String text(String path) throws IOException {
        Path file = program.output().resolve(path);
        require(Files.exists(file), "there is no " + path);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            amiss.add(otherwise);
        }
    }

    private static List<String> slugs(List<Post> posts) {
        return posts.stream().map(Post::slug).toList();
    }

    private static List<String> linked(String page) {
        return found(POST, page);
    }

    /** Returns each match once, in order. */
    private static List<String> found(Pattern pattern, String page) {
        LinkedHashSet<String> found = new LinkedHashSet<>();
        pattern.matcher(page).results().forEach(match -> found.add(match.group(1)));
        return List.copyOf(found);
    }

    private static int times(String page, String part) {
        int times = 0;
        for (int at = page.indexOf(part); at >= 0; at = page.indexOf(part, at + 1)) {
            times++;
        }
        return times;
    }
}
