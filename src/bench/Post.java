import java.time.Instant;
import java.util.List;

/** One generated post; its front matter is YAML that both programs read. */
record Post(String slug, String title, Instant date, String description, List<String> tags, String body) {
    Post {
        tags = List.copyOf(tags);
    }

    String source() {
        return """
                ---
                title: "%s"
                date: %s
                description: "%s"
                tags: [%s]
                ---

                %s""".formatted(title, date, description, String.join(", ", tags), body);
    }

    Post withTitle(String other) {
        return new Post(slug, other, date, description, tags, body);
    }

    Post withBody(String other) {
        return new Post(slug, title, date, description, tags, other);
    }
}
