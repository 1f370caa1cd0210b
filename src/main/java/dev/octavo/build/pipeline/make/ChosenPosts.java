package dev.octavo.build.pipeline.make;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.render.page.Facts.PostQuery;
import dev.octavo.render.page.facts.Card;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The posts that a component of an article chooses.
 *
 * @param about tag, series, author, the most that are shown, and the article's file, on a line each
 */
record ChosenPosts(String about) implements Question {
    ChosenPosts(PostQuery choice, SourcePath article) {
        this(Stream.of(choice.tag(), choice.series(), choice.author())
                        .map(text -> text.orElse("").replace('\n', ' '))
                        .collect(Collectors.joining("\n"))
                + "\n" + choice.most() + "\n" + article);
    }

    private record Posts(List<Card> posts) {}

    @Override
    public Hash hash(Answers now) {
        String[] parts = about.split("\n", -1);
        PostQuery choice = new PostQuery(text(parts[0]), text(parts[1]), text(parts[2]), Integer.parseInt(parts[3]));
        return now.facts(
                new SourcePath(parts[4]),
                shownOn -> new Posts(now.components().facts(shownOn).posts(choice, shownOn.address())));
    }

    private static Optional<String> text(String part) {
        return Optional.of(part).filter(any -> !any.isEmpty());
    }
}
