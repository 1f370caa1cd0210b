package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import dev.octavo.lib.problem.Problem.Replacement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what an author has to write for the syntax of another program, where all programs that have it mean the same by it. */
public final class Remedies {
    private final String article;
    private final Map<Set<Dialect>, TagTranslator> translators = new HashMap<>();
    /** What had no translation in the last tag. */
    private final List<String> left = new ArrayList<>();

    public Remedies(String article) {
        this.article = article;
    }

    /** The form of Octavo's that an import writes for a component of that name; empty if it knows none. */
    public static Optional<String> form(String component) {
        return Recipe.row("all", component).map(row -> row.split(" ", 2)[0]);
    }

    /** What to write instead of what begins at {@code offset}; empty if nothing says the same, or several things could. */
    public Optional<Replacement> at(ForeignSyntax syntax, int offset) {
        if (syntax == ForeignSyntax.ADMONITION) {
            return Admonitions.at(article, offset);
        }
        List<Set<Dialect>> readers = switch (syntax) {
            case SHORTCODE -> List.of(Set.of(Dialect.HUGO));
            case LIQUID -> List.of(Set.of(Dialect.LIQUID), Set.of(Dialect.HEXO));
            case VALUE -> List.of(Set.of(Dialect.ZOLA));
            case CONTAINER -> List.of(Set.of(Dialect.CONTAINERS));
            default -> List.of();
        };
        List<Optional<Replacement>> meanings = readers.stream()
                .map(dialects -> tag(dialects, offset))
                .distinct()
                .toList();
        return meanings.size() == 1 ? meanings.get(0) : Optional.empty();
    }

    private Optional<Replacement> tag(Set<Dialect> dialects, int offset) {
        left.clear();
        return translators
                .computeIfAbsent(dialects, all -> new TagTranslator(article, all, left::add, Map.of(), 0))
                .instead(offset)
                .filter(change -> left.isEmpty());
    }
}
