package dev.octavo.build.pipeline.make;

import dev.octavo.blog.site.Query;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import dev.octavo.render.page.facts.Listed;
import dev.octavo.render.template.model.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The posts, pages, tags and so on that a template or a component asks for.
 *
 * @param about the page that asks, if the answer depends on it, and on the next lines the query
 */
record ChosenItems(String about) implements Question {
    ChosenItems(Query query, Address page) {
        this((query.others() ? page.path() : "") + "\n" + query.lines());
    }

    List<Listed> answer(Sources sources) {
        int end = about.indexOf('\n');
        Query query = Query.of(about.substring(end + 1));
        return sources.components()
                .queries(Optional.of(query.shownLanguage()))
                .find(query, end == 0 ? Address.HOME : new Address(about.substring(0, end)));
    }

    /** Returns an item as a template sees it: its text and its {@code extra} are asked for when they are read. */
    static Found found(Listed item, Sources sources, Consumer<Question> asks, Function<SourcePath, Html> body) {
        Map<String, Supplier<Optional<?>>> more = new LinkedHashMap<>();
        item.own()
                .forEach((name, value) ->
                        more.put(name, () -> value instanceof Optional<?> known ? known : Optional.of(value)));
        item.article().ifPresent(source -> {
            more.put("body", () -> Optional.of(body.apply(source)));
            more.put("extra", () -> {
                asks.accept(new Question.PageFacts(source));
                return Optional.of(sources.links().article(source).meta().extra());
            });
        });
        return new Found(item.shown(), more);
    }

    @Override
    public Hash hash(Answers now) {
        try {
            return Fingerprint.of(answer(now.sources()));
        } catch (ProblemException wrong) {
            return ABSENT;
        }
    }
}
