package dev.octavo.markdown;

import dev.octavo.markdown.Body.Part;
import dev.octavo.markdown.write.Markup;
import dev.octavo.site.Article.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Writes a body piece by piece. */
final class BodyBuilder implements Markup {
    private final List<Supplier<Part>> parts = new ArrayList<>();
    private final StringBuilder markup = new StringBuilder();
    private boolean atLineStart = true;

    @Override
    public BodyBuilder add(String html) {
        if (!html.isEmpty()) {
            markup.append(html);
            atLineStart = html.charAt(html.length() - 1) == '\n';
        }
        return this;
    }

    @Override
    public BodyBuilder line() {
        return atLineStart ? this : add("\n");
    }

    @Override
    public BodyBuilder href(Link link) {
        return hole(new Part.Href(link));
    }

    @Override
    public BodyBuilder src(Link link) {
        return hole(new Part.Src(link));
    }

    private BodyBuilder hole(Part part) {
        endMarkup();
        parts.add(() -> part);
        atLineStart = false;
        return this;
    }

    @Override
    public BodyBuilder later(Supplier<String> html) {
        endMarkup();
        parts.add(() -> new Part.Markup(html.get()));
        return this;
    }

    private void endMarkup() {
        if (!markup.isEmpty()) {
            String done = markup.toString();
            markup.setLength(0); // and not a new one, which would have to grow again
            parts.add(() -> new Part.Markup(done));
        }
    }

    Body body() {
        endMarkup();
        return new Body(parts.stream().map(Supplier::get).toList());
    }
}
