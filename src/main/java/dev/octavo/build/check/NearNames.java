package dev.octavo.build.check;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Term;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds tags and series of a single post that are probably another one in other words: {@code kite} beside {@code kites}. */
public final class NearNames {
    private NearNames() {}

    public static Stream<Problem> check(PlannedSite planned) {
        List<Article> posts = planned.site().posts();
        return Stream.concat(
                near("tag", posts, post -> post.meta().tags().stream().map(Term::name), planned),
                near("series", posts, post -> post.meta().series().stream().map(Term::name), planned));
    }

    private static Stream<Problem> near(
            String what, List<Article> posts, Function<Article, Stream<String>> names, PlannedSite planned) {
        Map<String, List<Article>> having = new TreeMap<>();
        posts.forEach(post -> names.apply(post)
                .forEach(name -> having.merge(
                        name,
                        List.of(post),
                        (a, b) -> Stream.of(a, b).flatMap(List::stream).toList())));
        Map<String, List<String>> alike = having.keySet().stream().collect(Collectors.groupingBy(NearNames::plain));
        return alike.values().stream()
                .filter(same -> same.size() > 1)
                .flatMap(same -> having.entrySet().stream()
                        .filter(name ->
                                same.contains(name.getKey()) && name.getValue().size() == 1)
                        .limit(1)
                        .map(name -> problem(
                                what,
                                name.getKey(),
                                other(same, name.getKey()),
                                name.getValue().get(0),
                                planned)));
    }

    private static String other(List<String> same, String name) {
        return same.stream().filter(one -> !one.equals(name)).findFirst().orElseThrow();
    }

    private static Problem problem(String what, String name, String other, Article post, PlannedSite planned) {
        String path = post.source().path().value();
        String text = planned.project().read(post.source().path()).anyText();
        int at = text.indexOf(name);
        Location place = at < 0 ? Location.file(path) : Location.in(path, text, at, at + name.length());
        return ProblemKind.NEAR_NAME
                .warning("only this post has the " + what + " \"" + name + "\"", place)
                .hint("did you mean \"" + other + "\", which others have?");
    }

    /** A name without what differs between spellings of the same: capitals, hyphens, and the sign of a plural. */
    private static String plain(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
        return letters.length() > 3 ? letters.replaceFirst("s$", "") : letters;
    }
}
